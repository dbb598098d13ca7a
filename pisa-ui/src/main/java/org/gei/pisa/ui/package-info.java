/// What people see: live charts for managers, operations for administrators. It keeps nothing: every number
/// comes from the streams of the API and the operations JSON of the batch.
@NullMarked
package org.gei.pisa.ui;

import org.jspecify.annotations.NullMarked;
