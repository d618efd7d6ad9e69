-- Evidence of a case is a chain (7.1.4): each piece holds its place, the checksum of its bytes and a hash over itself and the
-- piece before it, so that one that is changed, taken out or put elsewhere no longer fits the next.
alter table complaints.evidence
  add column place integer,
  add column sha256 text,
  add column link text;

with recursive numbered as (
  select e.complaint_id, e.file_id, f.sha256, e.side, e.note, e.at, coalesce(e.statement_id, '') as statement_id,
         row_number() over (partition by e.complaint_id order by e.at, e.file_id)::int as place
  from complaints.evidence e join kernel.file f on f.id = e.file_id
), linked as (
  select complaint_id, file_id, place, sha256,
         encode(sha256(convert_to(concat_ws(E'\n', '', complaint_id, place, file_id, sha256, side, statement_id,
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           encode(sha256(convert_to(note, 'UTF8')), 'hex')), 'UTF8')), 'hex') as link
  from numbered where place = 1
  union all
  select n.complaint_id, n.file_id, n.place, n.sha256,
         encode(sha256(convert_to(concat_ws(E'\n', l.link, n.complaint_id, n.place, n.file_id, n.sha256, n.side, n.statement_id,
           to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           encode(sha256(convert_to(n.note, 'UTF8')), 'hex')), 'UTF8')), 'hex')
  from linked l join numbered n on n.complaint_id = l.complaint_id and n.place = l.place + 1
)
update complaints.evidence e set place = l.place, sha256 = l.sha256, link = l.link
from linked l where l.complaint_id = e.complaint_id and l.file_id = e.file_id;

alter table complaints.evidence
  alter column place set not null,
  alter column sha256 set not null,
  alter column link set not null,
  add check (place >= 1),
  add unique (complaint_id, place);
