-- One row per scored customer of the scope: the three measures, their points and the segment.
--   recency    days from the last purchase day to $as_of      frequency  purchase days (or orders) in the window
--   monetary   net amount in the window                       r/f/m_score 1..5, 5 best
-- Customers without a purchase in the window have no points and are not here. The scope selects, it never scores again.
SELECT k.customer_id, a.recency::INTEGER AS recency, a.frequency::INTEGER AS frequency, a.monetary::DOUBLE AS monetary,
       a.r_score::INTEGER AS r_score, a.f_score::INTEGER AS f_score, a.m_score::INTEGER AS m_score, a.segment
FROM customer_attributes a SEMI JOIN scoped_customers USING (customer_key) JOIN customer_keys k USING (customer_key)
ORDER BY a.monetary DESC, k.customer_id
