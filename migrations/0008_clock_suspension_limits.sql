-- What a suspension was granted for, and for how long at most. An open one with a maximum goes on by itself at its end, which is derived
-- from from_at, the maximum and the calendar; kernel.clock.next_rung_at then holds that instant, so that the clock's job comes for it.
alter table kernel.clock_suspension
  add column item       text,
  add column party      text,
  add column max_amount integer check (max_amount > 0),
  add column max_unit   text check (max_unit in ('working-day', 'natural-day', 'hour', 'month', 'year')),
  add check ((max_amount is null) = (max_unit is null));
