CREATE OR REPLACE TABLE lines AS
SELECT date_diff('month', DATE '2023-01-01', placed::DATE)::INTEGER AS month, province, channel, category, isodow(placed)::VARCHAR AS weekday,
  CASE WHEN hour(placed) < 6 THEN '00-06' WHEN hour(placed) < 12 THEN '06-12' WHEN hour(placed) < 18 THEN '12-18' ELSE '18-24' END AS daypart,
  amount
FROM read_csv($path, header = true, delim = ',', quote = '"', columns = {'order_id': 'VARCHAR', 'customer_id': 'VARCHAR',
  'placed': 'TIMESTAMP', 'province': 'VARCHAR', 'channel': 'VARCHAR', 'category': 'VARCHAR', 'quantity': 'INTEGER', 'amount': 'DOUBLE'})
