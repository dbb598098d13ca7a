package org.gei.pisa.deployment.image;

import java.nio.file.Path;
import java.util.List;

/// What is in the image of one application, from what rarely changes to what always does.
///
/// @param name of the image
/// @param port that it answers at; 0 for none
/// @param dependencies folder with libraries of others
/// @param application jar or folder of our own
/// @param command after `java`
record Image(String name, int port, Path dependencies, Path application, List<String> command) {
    Image {
        command = List.copyOf(command);
    }

    boolean answers() {
        return port > 0;
    }
}
