-- The rival's load: the plain file into one table, types told beforehand.
CREATE OR REPLACE TABLE lines AS
SELECT * FROM read_csv($path, header = true, delim = ',', quote = '"', columns = {
    'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'province': 'VARCHAR',
    'channel': 'VARCHAR', 'category': 'VARCHAR', 'quantity': 'DOUBLE', 'amount': 'DOUBLE'});
