-- The appointments of the calendar that comes with the tools. Times are the wall clock of the place that is visited.
-- occupies is starts_at as long as the appointment holds, and null once it is cancelled: its unique key is what keeps
-- two appointments from having the same time. call_id is the call in which it was booked, changed_call_id the one in
-- which it was last moved or cancelled; both are keys of switchboard_call.
create table appointment (
    reference       varchar(12)  not null primary key,
    version         integer      not null,
    starts_at       timestamp(0) not null,
    ends_at         timestamp(0) not null,
    occupies        timestamp(0) unique,
    name            varchar(80)  not null,
    phone           varchar(200) not null,
    note            varchar(400),
    call_id         varchar(128) not null,
    changed_call_id varchar(128),
    check (occupies = starts_at)
);
create index appointment_call on appointment (call_id);
