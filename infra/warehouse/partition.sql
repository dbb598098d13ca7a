-- Spreads student_response over partitions by country, for many cycles or many disks: psql -f partition.sql, as pisa_owner,
-- after the schema was made and while no batch runs. Nothing else changes: every key and every join of responses has the
-- country. With Citus, instead: select create_distributed_table('student_response', 'cnt'), likewise quarantined_response
-- and retired_response with colocate_with => 'student_response', and create_reference_table('participant').
begin;
lock table student_response in access exclusive mode;
alter table student_response rename to student_response_whole;
create table student_response (like student_response_whole including defaults including constraints including comments)
    partition by hash (cnt);
do $$ begin
    for part in 0..15 loop
        execute format(
            'create table student_response_%s partition of student_response for values with (modulus 16, remainder %s)',
            part, part);
    end loop;
end $$;
insert into student_response select * from student_response_whole;
drop table student_response_whole;
alter table student_response add constraint student_response_pkey primary key (cnt, id);
create index student_response_version on student_response (cnt, version);
grant select, insert, update, delete on student_response to pisa_batch;
grant select on student_response to pisa_api;
commit;
