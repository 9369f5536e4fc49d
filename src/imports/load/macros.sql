-- How text becomes numbers and moments. The fast cast comes first, and within CASE, whose branches the
-- engine evaluates only for the rows that need them (what COALESCE repeats, it computes for all).
-- Times are naive; a stated offset or UTC is turned into Beijing time once, here.

CREATE OR REPLACE TEMP MACRO money_text(t) AS
    regexp_replace(translate(t, '０１２３４５６７８９．，－（）％＋−', '0123456789.,-()%+-'),
                   '(?i)[\s ¥￥$€£''`"元圆]|HK|NT|RMB|CNY|USD|EUR|人民币', '', 'g');

-- '1,234.50', '1.234,56', '1,5': the last mark is the decimal one, unless it sets thousands apart.
CREATE OR REPLACE TEMP MACRO plain_number(n) AS
    try_cast(CASE
        WHEN contains(n, ',') AND contains(n, '.') AND strpos(reverse(n), ',') < strpos(reverse(n), '.') THEN replace(replace(n, '.', ''), ',', '.')
        WHEN contains(n, ',') AND NOT contains(n, '.') AND NOT regexp_full_match(n, '\d{1,3}(,\d{2,3})*,\d{3}') THEN replace(n, ',', '.')
        WHEN regexp_full_match(n, '\d{1,3}(\.\d{3}){2,}') THEN replace(n, '.', '')
        ELSE replace(n, ',', '') END AS DOUBLE);

CREATE OR REPLACE TEMP MACRO money_unit(u) AS
    CASE lower(u) WHEN '' THEN 1 WHEN '千' THEN 1e3 WHEN 'k' THEN 1e3 WHEN '万' THEN 1e4 WHEN 'w' THEN 1e4 WHEN '百万' THEN 1e6
                  WHEN 'm' THEN 1e6 WHEN '亿' THEN 1e8 WHEN '%' THEN 0.01 END;

CREATE OR REPLACE TEMP MACRO written_money(t) AS
    CASE WHEN t IN ('无退款申请', '无') THEN 0
         WHEN regexp_full_match(t, '[-+(]{0,2}\d[\d.,]*(千|万|百万|亿|[wWkKmM]|%)?\)?-?')
         THEN round(plain_number(regexp_extract(t, '\d[\d.,]*')) * money_unit(regexp_extract(t, '\d(千|百万|万|亿|[wWkKmM]|%)?\)?-?$', 1)), 6)
              * CASE WHEN regexp_matches(t, '^[-+]?\(.*\)$|^\(?-|-$') THEN -1 ELSE 1 END
         WHEN regexp_matches(t, '^-?\d[\d.,]*\(') THEN plain_number(regexp_extract(t, '^-?(\d[\d.,]*)', 1)) * CASE WHEN t LIKE '-%' THEN -1 ELSE 1 END
    END;

-- Amounts and counts: '598.00', '¥1,234.50元', '1.2万', '(45.00)', '12.50-', '499.00（系统计算中）'. NULL for ranges and words.
CREATE OR REPLACE TEMP MACRO parse_money(t) AS
    CASE WHEN try_cast(t AS DECIMAL(18, 6)) IS NOT NULL THEN try_cast(t AS DECIMAL(18, 6))::DOUBLE ELSE written_money(money_text(t)) END;

CREATE OR REPLACE TEMP MACRO sane_time(m) AS CASE WHEN m >= TIMESTAMP '1980-01-01' AND m < TIMESTAMP '2100-01-01' THEN m END;

CREATE OR REPLACE TEMP MACRO half_day(t) AS
    regexp_replace(regexp_replace(regexp_replace(t, '(上午|凌晨|早上)\s*(\d{1,2}:\d{2}(:\d{2})?)', '\2 AM'), '(下午|晚上|中午)\s*(\d{1,2}:\d{2}(:\d{2})?)', '\2 PM'), '\s+', ' ', 'g');

CREATE OR REPLACE TEMP MACRO chinese_time(t) AS
    trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(t, '[年月]', '-', 'g'), '日', ' '), '[时点]|分(\d)', ':\1', 'g'), '分|秒|:$', '', 'g'));

CREATE OR REPLACE TEMP MACRO odd_time(t) AS coalesce(
    try_cast(chinese_time(t) AS TIMESTAMP),
    CASE WHEN regexp_full_match(t, '\d{8}') THEN try_strptime(t, '%Y%m%d')
         WHEN regexp_full_match(t, '\d{14}') THEN try_strptime(t, '%Y%m%d%H%M%S')
         WHEN regexp_full_match(t, '[2-5]\d{4}(\.\d+)?') THEN date_trunc('second', TIMESTAMP '1899-12-30' + to_microseconds(round(t::DOUBLE * 86400)::BIGINT * 1000000))
         WHEN regexp_full_match(t, '1\d{9}') THEN TIMESTAMP '1970-01-01 08:00:00' + to_seconds(t::BIGINT)
         WHEN regexp_full_match(t, '1\d{12}') THEN TIMESTAMP '1970-01-01 08:00:00' + to_milliseconds(t::BIGINT)
         ELSE try_strptime(half_day(chinese_time(replace(replace(t, '.', '-'), '/', '-'))),
              ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%b %d, %Y %I:%M:%S %p', '%b %d, %Y', '%B %d, %Y', '%d %b %Y', '%d-%b-%Y',
               '%d-%b-%y', '%b-%d-%y', '%b-%d-%Y', '%y-%m-%d', '%y-%m-%d %H:%M:%S', '%y-%m-%d %H:%M'])
    END);

-- 2026-01-02 03:04:05, 2026/1/2 3:04, 20260102, 2026年1月2日 12时, 45231.5 (spreadsheet day number), 1700000000 (seconds) …
-- `fast_time` lets 0001-01-01 through: callers check the span once per order.
CREATE OR REPLACE TEMP MACRO fast_time(t) AS CASE WHEN try_cast(t AS TIMESTAMP) IS NOT NULL THEN try_cast(t AS TIMESTAMP) ELSE odd_time(t) END;

CREATE OR REPLACE TEMP MACRO parse_time(t) AS sane_time(fast_time(t));

CREATE OR REPLACE TEMP MACRO utc_time(t) AS sane_time(coalesce(try_cast(t AS TIMESTAMP), odd_time(t)) + INTERVAL 8 HOUR);

CREATE OR REPLACE TEMP MACRO offset_minutes(z) AS
    CASE WHEN z IN ('', 'Z') THEN 0 ELSE (substr(z, 2, 2)::INTEGER * 60 + right(z, 2)::INTEGER) * CASE WHEN z LIKE '-%' THEN -1 ELSE 1 END END;

-- 2025-10-07 23:30:00 +0200, 2025-10-07T21:30:00Z; a value without an offset is local already.
CREATE OR REPLACE TEMP MACRO offset_time(t) AS
    CASE WHEN regexp_matches(t, '(Z|[+-]\d{2}:?\d{2})$') AND contains(t, ':')
         THEN sane_time(try_cast(replace(regexp_extract(t, '^(.*?)\s*(Z|[+-]\d{2}:?\d{2})$', 1), 'T', ' ') AS TIMESTAMP)
              + to_minutes(480 - offset_minutes(regexp_extract(t, '(Z|[+-]\d{2}:?\d{2})$', 1))))
         ELSE parse_time(t) END;

CREATE OR REPLACE TEMP MACRO month_first(t) AS coalesce(sane_time(try_strptime(replace(replace(t, '-', '/'), '.', '/'),
    ['%m/%d/%y', '%m/%d/%y %H:%M', '%m/%d/%y %I:%M %p', '%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p'])), parse_time(t));

CREATE OR REPLACE TEMP MACRO day_first(t) AS coalesce(sane_time(try_strptime(replace(replace(t, '-', '/'), '.', '/'),
    ['%d/%m/%y', '%d/%m/%y %H:%M', '%d/%m/%Y', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y %I:%M:%S %p', '%d/%m/%Y %I:%M %p'])), parse_time(t));

-- An identity, or NULL where it is masked (张**, 138****8000) or in cipher (##…, $$…).
CREATE OR REPLACE TEMP MACRO unmasked(t) AS
    CASE WHEN contains(t, '*') OR starts_with(t, '##') OR starts_with(t, '$$') OR starts_with(t, '~') THEN NULL ELSE t END;

-- The number an answer starts with: '9', '9分', '10（非常愿意）', '4 - good', '8 / 10', '★★★★☆'.
CREATE OR REPLACE TEMP MACRO parse_score(t) AS coalesce(
    try_cast(t AS DOUBLE),
    try_cast(regexp_extract(t, '^(\d{1,2}(?:\.\d)?)\s*(?:分|星|[(（]|\s[-–—]\s|[:：、]|/\s*(?:5|7|10)$|$)', 1) AS DOUBLE),
    CASE WHEN regexp_full_match(t, '★+☆*') THEN length(replace(t, '☆', ''))::DOUBLE END);

CREATE OR REPLACE TEMP MACRO band_of(age) AS
    CASE WHEN age < 0 OR age > 120 THEN NULL WHEN age < 18 THEN '<18' WHEN age < 25 THEN '18-24' WHEN age < 35 THEN '25-34' WHEN age < 45 THEN '35-44'
         WHEN age < 55 THEN '45-54' WHEN age IS NOT NULL THEN '55+' END;
