-- What no role needs, no role has: entries of the audit trail are only ever added, the history of the schema and the names
-- of participants and variables are the owner's, and only the load needs temporary tables.

revoke update, delete on audit_entry from pisa_batch;
revoke insert, update, delete on participant, codebook_variable from pisa_batch;
revoke delete on api_key from pisa_batch;

do $$ begin
    execute format('revoke all on table %I from pisa_batch', '${flyway:table}');
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to pisa_batch, pisa_api', current_database());
    execute format('grant temporary on database %I to pisa_batch', current_database());
end $$;
