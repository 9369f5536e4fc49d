import type { TestBench } from '../support/workspace.ts';

/**
 * A small shop made by arithmetic, the same every time: `orders` orders of 2023-01-01 … 2024-11-20, a customer in eight of them
 * unknown, two lines an order, profiles, and one dated answer sheet for every tenth order. Channel 拼多多 has customers who rarely
 * return and promoters are rare there, so that headlines have something to say.
 */
export async function openShop(bench: TestBench, orders: number): Promise<void> {
  await bench.db.script(
    'DELETE FROM orders; DELETE FROM order_items; DELETE FROM customers; DELETE FROM responses; DELETE FROM answers; DELETE FROM questions',
  );
  await bench.db.script(`
    CREATE OR REPLACE TABLE shop AS
    SELECT i, (i * 7919 + 104729) % 10007 AS dice, DATE '2023-01-01' + (i * 689 // ${orders})::INTEGER AS day
    FROM range(${orders}) AS t(i);

    INSERT INTO orders (order_id, customer_id, ordered_at, amount, paid_amount, status, channel, province, city, payment_method)
    SELECT 'o' || i, CASE WHEN dice % 8 = 7 THEN NULL WHEN dice % 5 = 0 THEN 'once' || i ELSE 'c' || (dice * dice % (${orders} // 6 + 3)) END,
           day + to_hours((dice % 24)::INTEGER), 20 + dice % 480, 20 + dice % 480, 'sale',
           CASE WHEN dice % 5 = 0 THEN '拼多多' WHEN dice % 3 = 0 THEN '京东' ELSE '天猫' END,
           CASE WHEN dice % 11 = 0 THEN NULL WHEN dice % 4 < 2 THEN '广东' WHEN dice % 4 = 2 THEN '浙江' ELSE '四川' END,
           CASE WHEN dice % 4 < 2 THEN '广州' ELSE '成都' END, '支付宝'
    FROM shop;

    INSERT INTO order_items (order_id, line_no, product_id, product_name, category, quantity, unit_price, amount)
    SELECT 'o' || i, line, 'p' || (dice + line) % 9, '奶粉' || (dice + line) % 9,
           CASE WHEN dice % 5 = 0 THEN '辅食' WHEN (dice + line) % 3 = 0 THEN '成人奶粉' ELSE '婴儿奶粉' END, line, 10, (20 + dice % 480) * line / 3
    FROM shop, (VALUES (1), (2)) AS lines(line);

    INSERT INTO customers (customer_id, registered_at, gender, age, age_band, member_level, customer_type, customer_source, province)
    SELECT DISTINCT customer_id, TIMESTAMP '2022-12-01', CASE WHEN length(customer_id) % 2 = 0 THEN 'female' ELSE 'male' END, 30, '25-34', '金卡', '个人', '自然', '广东'
    FROM orders WHERE customer_id IS NOT NULL;

    INSERT INTO questions (survey, question, position, wording, kind, theme, scale_min, scale_max, is_main) VALUES
      ('s', 'q1', 1, '您会推荐我们吗', 'nps', 'overall', 0, 10, false), ('s', 'q2', 2, '总体满意', 'rating', 'overall', 1, 5, true),
      ('s', 'q3', 3, '产品', 'rating', 'product', 1, 5, false), ('s', 'q4', 4, '物流', 'rating', 'logistics', 1, 5, false);
    INSERT INTO responses (survey, response_id, customer_id, order_id, submitted_at, score, channel)
    SELECT 's', 'r' || i, o.customer_id, o.order_id, day + INTERVAL 12 HOUR, 1 + dice % 5, o.channel
    FROM shop JOIN orders o ON o.order_id = 'o' || i WHERE i % 10 = 0;
    INSERT INTO answers (survey, response_id, question, value, answer)
    SELECT 's', 'r' || i, q, value, value::VARCHAR
    FROM (SELECT *, CASE WHEN dice % 5 = 0 THEN dice % 7 ELSE 6 + dice % 5 END AS nps FROM shop WHERE i % 10 = 0),
         LATERAL (VALUES ('q1', nps), ('q2', 1 + nps // 2.5), ('q3', 1 + (nps + dice % 3) // 3), ('q4', 1 + dice % 5)) AS a(q, value);
    DROP TABLE shop;
  `);
  await bench.workspace.rebuildFacts();
}
