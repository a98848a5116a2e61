-- The appointments of the calendar that comes with the tools. starts_at is the wall clock of the place that is visited.
create table appointment (
    reference varchar(12)  not null primary key,
    starts_at timestamp(0) not null unique,
    name      varchar(80)  not null,
    phone     varchar(200) not null,
    note      varchar(400),
    call_id   varchar(128) not null
);
