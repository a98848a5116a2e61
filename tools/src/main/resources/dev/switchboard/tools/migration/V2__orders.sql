-- The orders that callers can ask for. The tools only read them; whoever takes the orders writes them.
-- order_number holds letters and digits only, in capitals (A1001 for A-1001): so the tools look for it.
create table customer_order (
    order_number varchar(40)  not null primary key,
    status       varchar(16)  not null
        check (status in ('RECEIVED', 'IN_PREPARATION', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    expected_on  date,
    postal_code  varchar(40),
    email        varchar(254)
);

create table customer_order_item (
    order_number varchar(40)  not null references customer_order,
    line         integer      not null,
    name         varchar(200) not null,
    quantity     integer      not null check (quantity > 0),
    primary key (order_number, line)
);
