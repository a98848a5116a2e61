-- The callbacks that were promised. callback_number is the number to call, phone the one that the caller called from
-- (empty when withheld), call_id the call in which it was promised, a key of switchboard_call.
create table callback (
    reference       varchar(12)  not null primary key,
    reason          varchar(400) not null,
    urgency         varchar(8)   not null check (urgency in ('URGENT', 'NORMAL', 'LOW')),
    name            varchar(80)  not null,
    callback_number varchar(200) not null,
    phone           varchar(200) not null,
    promised_from   timestamp(0) with time zone not null,
    promised_by     timestamp(0) with time zone not null,
    call_id         varchar(128) not null
);
create index callback_promised_by on callback (promised_by);
create index callback_call on callback (call_id);
