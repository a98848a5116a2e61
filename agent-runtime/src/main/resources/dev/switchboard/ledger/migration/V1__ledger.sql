-- The ledger: calls, what was said in them, what was done in them. Stable to query; see docs/reference/ledger.md.

create table switchboard_call (
    call_id       varchar(128) not null primary key,
    webhook_id    varchar(128) not null unique,
    agent         varchar(80),
    model         varchar(80),
    caller_name   varchar(200) not null,
    caller_number varchar(200) not null,
    called_number varchar(200) not null,
    sip_call_id   varchar(400),
    sip_headers   text         not null,
    state         varchar(16)  not null,
    owner         varchar(64)  not null,
    epoch         bigint       not null,
    received_at   timestamp(6) with time zone not null,
    answered_at   timestamp(6) with time zone,
    ended_at      timestamp(6) with time zone,
    end_reason    varchar(40)
);
create index switchboard_call_received on switchboard_call (received_at);
create index switchboard_call_state on switchboard_call (state, received_at);
create index switchboard_call_caller on switchboard_call (caller_number, received_at);

create table switchboard_turn (
    call_id  varchar(128) not null references switchboard_call on delete cascade,
    item_id  varchar(128) not null,
    speaker  varchar(8)   not null,
    text     text         not null,
    said_at  timestamp(6) with time zone not null,
    primary key (call_id, item_id)
);

create table switchboard_interruption (
    call_id        varchar(128) not null references switchboard_call on delete cascade,
    item_id        varchar(128) not null,
    heard_millis   bigint       not null,
    interrupted_at timestamp(6) with time zone not null,
    primary key (call_id, item_id)
);

create table switchboard_digit (
    call_id     varchar(128) not null references switchboard_call on delete cascade,
    entry_id    varchar(64)  not null,
    pressed_key varchar(1),
    pressed_at  timestamp(6) with time zone not null,
    primary key (call_id, entry_id)
);

create table switchboard_response (
    call_id      varchar(128) not null references switchboard_call on delete cascade,
    response_id  varchar(128) not null,
    status       varchar(40)  not null,
    input_text   bigint,
    input_audio  bigint,
    cached_text  bigint,
    cached_audio bigint,
    output_text  bigint,
    output_audio bigint,
    ended_at     timestamp(6) with time zone not null,
    primary key (call_id, response_id)
);

create table switchboard_moment (
    call_id     varchar(128) not null references switchboard_call on delete cascade,
    entry_id    varchar(64)  not null,
    kind        varchar(40)  not null,
    detail      varchar(400) not null,
    happened_at timestamp(6) with time zone not null,
    primary key (call_id, entry_id)
);

create table switchboard_invocation (
    call_id          varchar(128) not null references switchboard_call on delete cascade,
    function_call_id varchar(128) not null,
    epoch            bigint       not null,
    tool             varchar(64)  not null,
    arguments        text         not null,
    outcome          varchar(16)  not null,
    answer           text,
    attempts         integer      not null,
    failure          text,
    repeat_of        varchar(128),
    instructions     text,
    instructed_at    timestamp(6) with time zone,
    started_at       timestamp(6) with time zone not null,
    finished_at      timestamp(6) with time zone,
    settled_answer   text,
    settled_by       varchar(80),
    settled_at       timestamp(6) with time zone,
    primary key (call_id, function_call_id)
);
create index switchboard_invocation_outcome on switchboard_invocation (outcome, started_at);

create table switchboard_receipt (
    call_id          varchar(128) not null references switchboard_call on delete cascade,
    function_call_id varchar(128) not null,
    tool             varchar(64)  not null,
    arguments        text         not null,
    received_at      timestamp(6) with time zone not null,
    promise          text,
    primary key (call_id, function_call_id)
);

create table switchboard_role (
    call_id          varchar(128) not null,
    function_call_id varchar(128) not null,
    role             varchar(80)  not null,
    primary key (call_id, function_call_id, role),
    foreign key (call_id, function_call_id) references switchboard_invocation on delete cascade
);

create table switchboard_attribute (
    call_id varchar(128)  not null references switchboard_call on delete cascade,
    name    varchar(80)   not null,
    content varchar(4000) not null,
    primary key (call_id, name)
);
