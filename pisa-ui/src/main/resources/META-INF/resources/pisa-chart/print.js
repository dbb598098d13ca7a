// What is printed is light and in one column. The page is so before charts that import this hear of it, so that they
// are drawn for it.
const printing = (begins) => document.documentElement.classList.toggle('printing', begins);
addEventListener('beforeprint', () => printing(true));
addEventListener('afterprint', () => printing(false));
