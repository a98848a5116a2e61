-- The messages that callers left. phone is the number that the caller called from (empty when withheld), call_id the call
-- in which it was left, a key of switchboard_call.
create table message (
    reference varchar(12)   not null primary key,
    recipient varchar(80)   not null,
    body      varchar(1000) not null,
    name      varchar(80)   not null,
    phone     varchar(200)  not null,
    left_at   timestamp(0) with time zone not null,
    call_id   varchar(128)  not null
);
create index message_recipient on message (recipient, left_at);
create index message_call on message (call_id);
