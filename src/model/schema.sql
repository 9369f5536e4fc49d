-- The canonical tables. Imports fill them; nothing else writes them. Times are naive local times of the workspace;
-- money is one currency; `_on` is a day, `_at` a moment. Every row says which file and line it came from.

-- One row per order. `status`: sale, pending, cancelled, refunded, partial_refund, aftersale_open, unknown.
-- `amount` is what the order counts for: paid minus refunded, 0 unless it is a sale. `exclusion` says why an order is
-- left out of every number (NULL: it is kept): unpaid, cancelled, refunded, returned, test, gift, no_date, no_amount.
CREATE TABLE IF NOT EXISTS orders (
    order_id        VARCHAR NOT NULL,
    customer_id     VARCHAR,          -- NULL: unknown or masked
    ordered_at      TIMESTAMP,
    amount          DOUBLE,           -- net: paid - refund
    paid_amount     DOUBLE,
    refund_amount   DOUBLE,
    status          VARCHAR NOT NULL,
    status_raw      VARCHAR,
    exclusion       VARCHAR,
    channel         VARCHAR,
    province        VARCHAR,          -- one of the 34 short names where it is Chinese, else as written
    city            VARCHAR,
    payment_method  VARCHAR,
    promised_at     TIMESTAMP,
    delivered_at    TIMESTAMP,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per line of an order. `amount` is the line's net amount; NULL where the file does not tell.
CREATE TABLE IF NOT EXISTS order_items (
    order_id        VARCHAR NOT NULL,
    line_no         INTEGER NOT NULL,
    product_id      VARCHAR,
    product_name    VARCHAR,
    category        VARCHAR,
    quantity        DOUBLE,
    unit_price      DOUBLE,
    amount          DOUBLE,
    is_gift         BOOLEAN,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per person that a customer file or an order names.
CREATE TABLE IF NOT EXISTS customers (
    customer_id     VARCHAR NOT NULL,
    registered_at   TIMESTAMP,
    gender          VARCHAR,          -- female, male, other, unknown
    age             INTEGER,
    age_band        VARCHAR,          -- as given, else from age: <18, 18-24, 25-34, 35-44, 45-54, 55+
    member_level    VARCHAR,
    customer_type   VARCHAR,          -- the shop's own grouping, e.g. Consumer / Corporate
    customer_source VARCHAR,
    province        VARCHAR,
    city            VARCHAR,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per returned questionnaire. `score` is the answer to the survey's main question (questions.is_main).
CREATE TABLE IF NOT EXISTS responses (
    survey          VARCHAR NOT NULL,
    response_id     VARCHAR NOT NULL,
    customer_id     VARCHAR,
    order_id        VARCHAR,
    submitted_at    TIMESTAMP,
    score           DOUBLE,
    channel         VARCHAR,
    province        VARCHAR,
    comment         VARCHAR,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per answered question. `value` is the number chosen or the place on the scale, 1 = worst.
CREATE TABLE IF NOT EXISTS answers (
    survey          VARCHAR NOT NULL,
    response_id     VARCHAR NOT NULL,
    question        VARCHAR NOT NULL,
    value           DOUBLE,
    answer          VARCHAR
);

-- One row per question. `kind`: nps (0-10 recommend), rating (a scale), choice, text. `theme` groups items:
-- overall, product, service, price, logistics, brand, or NULL.
CREATE TABLE IF NOT EXISTS questions (
    survey          VARCHAR NOT NULL,
    question        VARCHAR NOT NULL,
    position        INTEGER NOT NULL,
    wording         VARCHAR NOT NULL,
    kind            VARCHAR NOT NULL,
    theme           VARCHAR,
    scale_min       DOUBLE,
    scale_max       DOUBLE,
    is_main         BOOLEAN NOT NULL
);

-- One row per complaint, ticket or chat session. `status`: new, open, pending, resolved, closed, or as written.
CREATE TABLE IF NOT EXISTS complaints (
    ticket_id       VARCHAR NOT NULL,
    created_at      TIMESTAMP,
    first_response_at TIMESTAMP,
    resolved_at     TIMESTAMP,
    closed_at       TIMESTAMP,
    first_response_seconds DOUBLE,    -- told, else from the moments
    resolution_seconds DOUBLE,
    status          VARCHAR,
    status_raw      VARCHAR,
    priority        VARCHAR,
    category        VARCHAR,
    subcategory     VARCHAR,
    channel         VARCHAR,
    subject         VARCHAR,
    customer_id     VARCHAR,          -- NULL: unknown or masked
    order_id        VARCHAR,
    product_name    VARCHAR,
    store_name      VARCHAR,
    agent           VARCHAR,
    agent_group     VARCHAR,
    satisfaction_score DOUBLE,
    satisfaction_raw VARCHAR,
    reopen_count    INTEGER,
    reply_count     INTEGER,
    refund_amount   DOUBLE,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per campaign and day, or per campaign where the file does not tell days.
CREATE TABLE IF NOT EXISTS campaigns (
    campaign_id     VARCHAR NOT NULL, -- its name where it has no id
    campaign_name   VARCHAR,
    channel         VARCHAR,
    date            DATE,
    started_at      TIMESTAMP,
    ended_at        TIMESTAMP,
    budget_amount   DOUBLE,
    spend_amount    DOUBLE,
    impressions     DOUBLE,
    clicks          DOUBLE,
    visitors        DOUBLE,
    orders          DOUBLE,           -- as the platform counts them
    revenue_amount  DOUBLE,           -- as the platform credits it
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per coupon that somebody was given. `status`: issued, used, expired, or as written.
CREATE TABLE IF NOT EXISTS coupons (
    coupon_id       VARCHAR NOT NULL, -- its name where it has no id
    coupon_name     VARCHAR,
    coupon_type     VARCHAR,
    face_value      DOUBLE,
    threshold_amount DOUBLE,
    issued_at       TIMESTAMP,
    used_at         TIMESTAMP,
    expires_at      TIMESTAMP,
    status          VARCHAR,
    customer_id     VARCHAR,
    order_id        VARCHAR,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per change of somebody's points.
CREATE TABLE IF NOT EXISTS points (
    customer_id     VARCHAR NOT NULL,
    occurred_at     TIMESTAMP,
    points_change   DOUBLE,
    points_balance  DOUBLE,
    reason          VARCHAR,
    order_id        VARCHAR,
    source_file     VARCHAR,
    source_row      INTEGER
);

-- One row per thing somebody did on a page: page_view, add_to_cart, purchase … as written.
CREATE TABLE IF NOT EXISTS events (
    event_id        VARCHAR,
    customer_id     VARCHAR,
    session_id      VARCHAR,
    event_name      VARCHAR NOT NULL,
    event_time      TIMESTAMP NOT NULL,
    product_id      VARCHAR,
    category        VARCHAR,
    page_url        VARCHAR,
    referrer        VARCHAR,
    utm_source      VARCHAR,
    utm_medium      VARCHAR,
    utm_campaign    VARCHAR,
    device          VARCHAR,
    duration_seconds DOUBLE,
    value           DOUBLE,
    source_file     VARCHAR,
    source_row      INTEGER
);
