-- An absence hands over, on its first day, what runs out before the person is back (7.3.1).
-- Absences entered before this was there hand nothing over: nobody saw a preview of it.
alter table complaints.absence
  add column hand_over boolean not null default false,
  -- When the first day was carried out, so that it is carried out once.
  add column handed_over_at timestamptz,
  -- How many complaints went to colleagues then.
  add column handed_over integer check (handed_over >= 0),
  -- When the person was told of it, on the first day back.
  add column told_back_at timestamptz;
alter table complaints.absence alter column hand_over drop default;
create index absence_to_hand_over on complaints.absence (from_day)
  where hand_over and handed_over_at is null and cancelled_at is null;
create index absence_to_tell on complaints.absence (until_day) where handed_over > 0 and told_back_at is null;

-- Which absence brought a complaint to whoever has it; nobody's note is needed to know why.
alter table complaints.assignment add column absence_id text references complaints.absence (id);
create index assignment_of_absence on complaints.assignment (absence_id) where absence_id is not null;
alter table complaints.assignment drop constraint assignment_how_check;
alter table complaints.assignment
  add constraint assignment_how_check check (how in ('rule', 'next', 'hand-over', 'lead', 'absence'));
