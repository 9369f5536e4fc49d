-- Is there anything to link?
SELECT EXISTS (FROM imports.payments) OR EXISTS (FROM imports.products) OR EXISTS (FROM imports.people) OR EXISTS (FROM imports.sources) AS is_related,
       EXISTS (FROM customers WHERE province IS NOT NULL OR city IS NOT NULL) AS has_places
