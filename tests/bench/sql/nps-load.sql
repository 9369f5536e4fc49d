CREATE OR REPLACE TABLE survey AS
SELECT * FROM read_csv($path, header = true, delim = ',', quote = '"', columns = {'sheet': 'INTEGER', 'answered': 'TIMESTAMP',
  'order_id': 'VARCHAR', 'score': 'INTEGER'})
