package org.gei.pisa.fieldwork;

import java.sql.SQLException;
import org.gei.pisa.fieldwork.source.ResponseTarget;

/// A source database to make and feed.
///
/// @param country code of the participant
/// @param jdbcUrl of a database in which `user` may create tables
public record SourceDatabase(String country, String jdbcUrl, String user, String password) {

    ResponseTarget open() throws SQLException {
        return new ResponseTarget(jdbcUrl, user, password);
    }

    /// Without the password.
    @Override
    public String toString() {
        return country + " at " + jdbcUrl + " as " + user;
    }
}
