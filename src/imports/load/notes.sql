-- What later batches need to join with earlier ones, and which files take their amounts from elsewhere.
CREATE SCHEMA IF NOT EXISTS imports;
CREATE TABLE IF NOT EXISTS imports.payments (order_id VARCHAR, amount DOUBLE, payment_method VARCHAR, source_file VARCHAR);
CREATE TABLE IF NOT EXISTS imports.products (product_id VARCHAR, product_name VARCHAR, category VARCHAR, source_file VARCHAR);
CREATE TABLE IF NOT EXISTS imports.people (account_id VARCHAR, customer_id VARCHAR, province VARCHAR, city VARCHAR);
CREATE TABLE IF NOT EXISTS imports.sources (source_file VARCHAR, amounts VARCHAR);
-- What returns with ids of their own took off orders and lines, as these were before, and how much of each return found an order.
CREATE TABLE IF NOT EXISTS imports.taken (order_id VARCHAR, refund_amount DOUBLE, amount DOUBLE, status VARCHAR, taken DOUBLE);
CREATE TABLE IF NOT EXISTS imports.taken_lines (order_id VARCHAR, line_no INTEGER, amount DOUBLE, left_over DOUBLE);
CREATE TABLE IF NOT EXISTS imports.returned (order_id VARCHAR, source_file VARCHAR, amount DOUBLE, taken DOUBLE);
