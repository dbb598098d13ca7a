package org.gei.pisa.domain.operations;

/// Of an account that can sign in: the version that its sessions must have.
public record AccountStanding(String name, long version) {}
