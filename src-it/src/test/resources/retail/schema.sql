-- The shop's tables. Numbers are 64-bit doubles since the rules of the data set say so; JSON stands where nothing looks into it.

create table retail_product (
    id       text primary key,
    position integer not null,
    name     text not null
);

create table retail_variant (
    id         text primary key,
    product_id text not null references retail_product,
    options    text not null,
    available  boolean not null,
    price      double precision not null
);
create index on retail_variant (product_id);

create table retail_customer (
    id         text primary key,
    position   integer not null,
    first_name text not null,
    last_name  text not null,
    email      text not null,
    address1   text not null,
    address2   text not null,
    city       text not null,
    country    text not null,
    state      text not null,
    zip        text not null
);

create table retail_payment_method (
    id          text primary key,
    customer_id text not null references retail_customer,
    source      text not null,
    brand       text,
    last_four   text,
    balance     double precision
);
create index on retail_payment_method (customer_id);

create table retail_order (
    id                         text primary key,
    position                   integer not null,
    customer_id                text not null references retail_customer,
    address1                   text not null,
    address2                   text not null,
    city                       text not null,
    country                    text not null,
    state                      text not null,
    zip                        text not null,
    fulfillments               text not null,
    status                     text not null,
    cancel_reason              text,
    return_items               text,
    return_payment_method_id   text,
    exchange_items             text,
    exchange_new_items         text,
    exchange_payment_method_id text,
    exchange_price_difference  double precision
);
create index on retail_order (customer_id, position);

create table retail_item (
    order_id   text not null references retail_order,
    line       integer not null,
    name       text not null,
    product_id text not null,
    item_id    text not null,
    price      double precision not null,
    options    text not null,
    primary key (order_id, line)
);

create table retail_payment (
    order_id          text not null references retail_order,
    line              integer not null,
    transaction_type  text not null,
    amount            double precision not null,
    payment_method_id text not null,
    primary key (order_id, line)
);

-- The tables as the records of the data set, put together by the database itself and not by the code that is tested.
create view retail_record (kind, key, record) as
select 'orders', o.id, jsonb_strip_nulls(jsonb_build_object(
           'order_id', o.id,
           'user_id', o.customer_id,
           'address', jsonb_build_object('address1', o.address1, 'address2', o.address2, 'city', o.city,
                                         'country', o.country, 'state', o.state, 'zip', o.zip),
           'items', (select coalesce(jsonb_agg(jsonb_build_object(
                                'name', i.name, 'product_id', i.product_id, 'item_id', i.item_id,
                                'price', i.price, 'options', i.options::jsonb) order by i.line), '[]')
                       from retail_item i where i.order_id = o.id),
           'fulfillments', o.fulfillments::jsonb,
           'status', o.status,
           'payment_history', (select coalesce(jsonb_agg(jsonb_build_object(
                                          'transaction_type', p.transaction_type, 'amount', p.amount,
                                          'payment_method_id', p.payment_method_id) order by p.line), '[]')
                                 from retail_payment p where p.order_id = o.id),
           'cancel_reason', o.cancel_reason,
           'return_items', o.return_items::jsonb,
           'return_payment_method_id', o.return_payment_method_id,
           'exchange_items', o.exchange_items::jsonb,
           'exchange_new_items', o.exchange_new_items::jsonb,
           'exchange_payment_method_id', o.exchange_payment_method_id,
           'exchange_price_difference', o.exchange_price_difference))
  from retail_order o
union all
select 'users', c.id, jsonb_build_object(
           'name', jsonb_build_object('first_name', c.first_name, 'last_name', c.last_name),
           'address', jsonb_build_object('address1', c.address1, 'address2', c.address2, 'city', c.city,
                                         'country', c.country, 'state', c.state, 'zip', c.zip),
           'email', c.email,
           'payment_methods', (select coalesce(jsonb_object_agg(m.id, jsonb_strip_nulls(jsonb_build_object(
                                          'source', m.source, 'id', m.id, 'brand', m.brand,
                                          'last_four', m.last_four, 'balance', m.balance))), '{}')
                                 from retail_payment_method m where m.customer_id = c.id),
           'orders', (select coalesce(jsonb_agg(o.id order by o.position), '[]')
                        from retail_order o where o.customer_id = c.id))
  from retail_customer c
union all
select 'products', p.id, jsonb_build_object(
           'name', p.name,
           'product_id', p.id,
           'variants', (select coalesce(jsonb_object_agg(v.id, jsonb_build_object(
                                   'item_id', v.id, 'options', v.options::jsonb,
                                   'available', v.available, 'price', v.price)), '{}')
                          from retail_variant v where v.product_id = p.id))
  from retail_product p;

-- The records as the data set has them at first, and not by way of the tables.
create table retail_initial (
    kind   text not null,
    key    text not null,
    record jsonb not null,
    primary key (kind, key)
);
