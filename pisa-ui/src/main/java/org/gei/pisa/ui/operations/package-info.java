/// What the pages of administrators have in common: the client of the operations JSON, the page that is kept current
/// and says when the batch is away, and the parts they are built of. The pages themselves are in the packages below;
/// this one knows none of them.
@NullMarked
package org.gei.pisa.ui.operations;

import org.jspecify.annotations.NullMarked;
