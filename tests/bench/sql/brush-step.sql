SELECT $by AS key, sum(amount) AS revenue FROM lines WHERE month BETWEEN $from AND $to GROUP BY 1
