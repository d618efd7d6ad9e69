-- A table of bodies that was imported (7.1.4), with what became of every row of it.
create table complaints.body_import (
  id        text primary key,
  file_name text not null,
  sha256    text not null,
  by        text not null,
  at        timestamptz not null,
  -- Row by row, in the shape of the contract: nobody asks for a part of it.
  report    jsonb not null
);
create index body_import_at on complaints.body_import (at desc, id desc);
