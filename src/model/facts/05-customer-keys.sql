-- customer_key: dense integers from 1.
CREATE OR REPLACE TABLE customer_keys AS SELECT customer_id, customer_key FROM fact_customers;
