package org.gei.pisa.deployment.licence;

import java.util.List;

/// A library of others.
///
/// @param licences that it may be used under; one of them is enough
record Library(String group, String name, String version, List<String> licences) implements Comparable<Library> {
    Library {
        licences = List.copyOf(licences);
    }

    /// As its jar is named.
    String jar() {
        return name + "-" + version + ".jar";
    }

    @Override
    public int compareTo(Library other) {
        return (group + ":" + name + ":" + version).compareTo(other.group + ":" + other.name + ":" + other.version);
    }
}
