/// Under which licences the libraries are that the applications are delivered with: from their bills of
/// materials (CycloneDX) into `docs/licences.md`.
@NullMarked
package org.gei.pisa.deployment.licence;

import org.jspecify.annotations.NullMarked;
