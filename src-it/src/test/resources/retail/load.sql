-- Fills the tables from the data set's database, one JSON text of three maps from key to record.

create temporary table source as select cast(? as json) as records;

insert into retail_initial
select kind.key, entry.key, entry.value::jsonb
  from source, json_each(records) kind, json_each(kind.value) entry;

insert into retail_product
select p.key, p.ordinality, p.value->>'name'
  from source, json_each(records->'products') with ordinality p;

insert into retail_variant
select v.key, p.key, v.value->>'options', (v.value->>'available')::boolean, (v.value->>'price')::float8
  from source, json_each(records->'products') p, json_each(p.value->'variants') v;

insert into retail_customer
select u.key, u.ordinality, u.value->'name'->>'first_name', u.value->'name'->>'last_name', u.value->>'email',
       u.value->'address'->>'address1', u.value->'address'->>'address2', u.value->'address'->>'city',
       u.value->'address'->>'country', u.value->'address'->>'state', u.value->'address'->>'zip'
  from source, json_each(records->'users') with ordinality u;

insert into retail_payment_method
select m.key, u.key, m.value->>'source', m.value->>'brand', m.value->>'last_four', (m.value->>'balance')::float8
  from source, json_each(records->'users') u, json_each(u.value->'payment_methods') m;

insert into retail_order (id, position, customer_id, address1, address2, city, country, state, zip, fulfillments, status)
select o.key, o.ordinality, o.value->>'user_id',
       o.value->'address'->>'address1', o.value->'address'->>'address2', o.value->'address'->>'city',
       o.value->'address'->>'country', o.value->'address'->>'state', o.value->'address'->>'zip',
       o.value->>'fulfillments', o.value->>'status'
  from source, json_each(records->'orders') with ordinality o;

insert into retail_item
select o.key, i.ordinality - 1, i.value->>'name', i.value->>'product_id', i.value->>'item_id',
       (i.value->>'price')::float8, i.value->>'options'
  from source, json_each(records->'orders') o, json_array_elements(o.value->'items') with ordinality i;

insert into retail_payment
select o.key, p.ordinality - 1, p.value->>'transaction_type', (p.value->>'amount')::float8, p.value->>'payment_method_id'
  from source, json_each(records->'orders') o, json_array_elements(o.value->'payment_history') with ordinality p;

-- the rows as they were at first
create schema retail_first;
create table retail_first.retail_product as table retail_product;
create table retail_first.retail_variant as table retail_variant;
create table retail_first.retail_customer as table retail_customer;
create table retail_first.retail_payment_method as table retail_payment_method;
create table retail_first.retail_order as table retail_order;
create table retail_first.retail_item as table retail_item;
create table retail_first.retail_payment as table retail_payment;
create index on retail_first.retail_customer (id);
create index on retail_first.retail_payment_method (customer_id);
create index on retail_first.retail_order (id);
create index on retail_first.retail_item (order_id);
create index on retail_first.retail_payment (order_id);

drop table source;
analyze;
