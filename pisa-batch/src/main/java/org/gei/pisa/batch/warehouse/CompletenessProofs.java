package org.gei.pisa.batch.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.operations.ProofPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Table `completeness_proof`; the newest one of a country is also in `source_state`, where the API reads it.
@Component
public class CompletenessProofs {

    private static final String PROOF =
            "select p.cnt, p.proved_up_to, p.proof, p.rows, p.hash, p.quarantined, p.missing, p.differing, p.retired,"
                    + " e.job_execution_id from completeness_proof p left join batch_job_execution e using"
                    + " (job_execution_id) ";

    private final JdbcClient warehouse;

    CompletenessProofs(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// Adds a proof, and shows it as the country's newest.
    @Transactional
    public void add(CompletenessProof proof) {
        warehouse
                .sql("""
                        insert into completeness_proof (cnt, proved_up_to, proof, rows, hash, quarantined, missing,
                            differing, retired, job_execution_id)
                        values (:cnt, :at, :proof, :rows, :hash, :quarantined, :missing, :differing, :retired, :execution)""")
                .param("cnt", proof.country())
                .param("at", Timestamp.from(proof.provedUpTo()))
                .param("proof", proof.text())
                .param("rows", proof.rows())
                .param("hash", proof.hash())
                .param("quarantined", proof.quarantined())
                .param("missing", proof.missing())
                .param("differing", proof.differing())
                .param("retired", proof.retired())
                .param("execution", proof.execution())
                .update();
        warehouse
                .sql("update source_state set proved_up_to = :at, proof = :proof where cnt = :cnt")
                .param("at", Timestamp.from(proof.provedUpTo()))
                .param("proof", proof.text())
                .param("cnt", proof.country())
                .update();
        warehouse
                .sql("select pg_notify('pisa_state', :cnt)")
                .param("cnt", proof.country())
                .query((row, number) -> number)
                .list();
    }

    /// The newest proof of every country that has one.
    public Map<String, CompletenessProof> newest() {
        var newest = new LinkedHashMap<String, CompletenessProof>();
        warehouse
                .sql("select n.* from source_state s join lateral (" + PROOF
                        + "where p.cnt = s.cnt order by p.proved_up_to desc limit 1) n on true order by n.cnt")
                .query((row, number) -> proof(row))
                .list()
                .forEach(proof -> newest.put(proof.country(), proof));
        return newest;
    }

    /// One page of proofs, newest first, of one country or of all.
    public ProofPage page(@Nullable String country, int page, int size) {
        var total = warehouse
                .sql("select count(*) from completeness_proof where (:cnt::text is null or cnt = :cnt)")
                .param("cnt", country)
                .query(Long.class)
                .single();
        var proofs = warehouse
                .sql(PROOF + "where (:cnt::text is null or p.cnt = :cnt) order by p.id desc limit :size offset :offset")
                .param("cnt", country)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> proof(row))
                .list();
        return new ProofPage(proofs, page, size, total);
    }

    private static CompletenessProof proof(ResultSet row) throws SQLException {
        return new CompletenessProof(
                row.getString(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                (Long) row.getObject(10));
    }
}
