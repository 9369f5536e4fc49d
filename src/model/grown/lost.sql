-- A customer without a kept order any more has no number: then all are numbered anew.
SELECT EXISTS (SELECT customer_key FROM grown_keys ANTI JOIN order_facts USING (customer_key)) AS is_lost
