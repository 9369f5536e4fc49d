-- The rival's load of a marketplace export: ids out of their formulas.
CREATE OR REPLACE TABLE lines AS
SELECT * REPLACE (trim(order_id, '="') AS order_id, trim(customer_id, '="') AS customer_id)
FROM read_csv($path, header = true, delim = ',', quote = '"', columns = {
    'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'province': 'VARCHAR',
    'channel': 'VARCHAR', 'category': 'VARCHAR', 'quantity': 'DOUBLE', 'amount': 'DOUBLE'});
