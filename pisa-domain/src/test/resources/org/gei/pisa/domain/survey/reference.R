# Makes the data set students.csv and its reference results reference.csv, independently of this project's code.
# Run in this folder: Rscript reference.R
# Committed results: R 4.2.2 with package survey 4.1.1 (Debian 12: r-base-core, r-cran-survey).
#
# Two invented countries. XXA has 216 students in 24 schools, XXB 60 in 6. Schools are paired; a replicate halves the
# weights of one school of a pair (factor 0.5) and raises those of the other (1.5), by rows of a Hadamard matrix of
# order 80. Students of a school share its weight. Some values are missing, and some scores are equal.

suppressPackageStartupMessages(library(survey))
set.seed(20180418)
options(digits = 17)

country <- function(cnt, schools, students) {
  n <- schools * students
  school <- rep(seq_len(schools), each = students)
  weight <- round(runif(schools, 2, 40), 3)[school]
  signs <- 2 * survey::hadamard(79) - 1
  stopifnot(nrow(signs) == 80)
  pair <- (school + 1) %/% 2
  half <- ifelse(school %% 2 == 1, 1, -1)
  replicates <- round(weight * (1 + 0.5 * half * t(signs[, 1 + pair])), 4)
  escs <- round(rnorm(n, -0.4, 1) + rnorm(schools, 0, 0.5)[school], 4)
  gender <- sample(1:2, n, replace = TRUE)
  immig <- sample(1:3, n, replace = TRUE, prob = c(0.85, 0.1, 0.05))
  tmins <- round(rnorm(n, 1600, 300))
  durecec <- sample(0:5, n, replace = TRUE)
  ability <- 470 + 35 * escs - 12 * (gender == 2) + rnorm(n, 0, 70) + rnorm(schools, 0, 35)[school]
  pv <- do.call(cbind, lapply(c(MATH = 1, READ = 2, SCIE = 3), function(d) {
    round(sapply(1:10, function(p) ability + rnorm(n, 4 * d, 35)), 1)
  }))
  colnames(pv) <- as.vector(sapply(c("MATH", "READ", "SCIE"), function(d) paste0("PV", 1:10, d)))
  escs[sample(n, n %/% 20)] <- NA
  immig[sample(n, n %/% 15)] <- NA
  tmins[sample(n, n %/% 3)] <- NA
  durecec[sample(n, n %/% 5)] <- NA
  colnames(replicates) <- paste0("W_FSTURWT", 1:80)
  data.frame(CNT = cnt, ID = sample(1000, n), CNTSCHID = school, ST004D01T = gender, IMMIG = immig, ESCS = escs,
    TMINS = tmins, DURECEC = durecec, W_FSTUWT = weight, replicates, pv)
}

students <- rbind(country("XXA", 24, 9), country("XXB", 6, 10))
write.csv(students, "students.csv", row.names = FALSE, na = "", quote = FALSE)
students <- read.csv("students.csv")

scales <- list(
  READ = c("1c" = 189.33, "1b" = 262.04, "1a" = 334.75, "2" = 407.47, "3" = 480.18, "4" = 552.89, "5" = 625.61, "6" = 698.32),
  MATH = c("1" = 357.77, "2" = 420.07, "3" = 482.38, "4" = 544.68, "5" = 606.99, "6" = 669.30),
  SCIE = c("1b" = 260.54, "1a" = 334.94, "2" = 409.54, "3" = 484.14, "4" = 558.73, "5" = 633.33, "6" = 707.93))

results <- NULL
add <- function(cnt, statistic, variable, measure, by, group, fits, n) {
  m <- length(fits)
  value <- sapply(fits, function(f) f[[1]])
  sampling <- mean(sapply(fits, function(f) f[[2]]))
  imputation <- if (m == 1) 0 else var(value)
  results <<- rbind(results, data.frame(cnt, statistic, variable, measure, by, group,
    estimate = sprintf("%.17g", mean(value)), se = sprintf("%.17g", sqrt(sampling + (1 + 1 / m) * imputation)), n))
}
design <- function(d) svrepdesign(data = d, weights = ~W_FSTUWT, repweights = d[, paste0("W_FSTURWT", 1:80)],
  type = "Fay", rho = 0.5, mse = TRUE, combined.weights = TRUE)
built <- function(x, i = 1) list(coef(x)[[i]], vcov(x)[i, i])
custom <- function(dsg, f) { x <- withReplicates(dsg, f); list(coef(x)[[1]], vcov(x)[1, 1]) }
columns <- function(v) if (v %in% paste0("PV", names(scales))) paste0("PV", 1:10, sub("PV", "", v)) else v
variance <- function(w, x) sum(w * (x - sum(w * x) / sum(w))^2) / sum(w)
quantileOf <- function(w, x, q) { o <- order(x); x[o][which(cumsum(w[o]) > q * sum(w))[1]] }
formulaOf <- function(y, x) as.formula(paste(y, "~", x))

for (cnt in c("XXA", "XXB")) {
  whole <- students[students$CNT == cnt, ]
  for (v in c("PVREAD", "PVMATH", "PVSCIE", "ESCS", "TMINS", "DURECEC")) {
    cols <- columns(v)
    d <- whole[!is.na(whole[[cols[1]]]), ]
    dsg <- design(d)
    add(cnt, "mean", v, "", "", "", lapply(cols, function(c) built(svymean(formulaOf("", c), dsg))), nrow(d))
    add(cnt, "sd", v, "", "", "", lapply(cols, function(c) custom(dsg, function(w, e) sqrt(variance(w, e[[c]])))), nrow(d))
    add(cnt, "variance", v, "", "", "", lapply(cols, function(c) custom(dsg, function(w, e) variance(w, e[[c]]))), nrow(d))
    for (p in c(5, 10, 25, 50, 75, 90, 97.5)) {
      add(cnt, "percentile", v, p, "", "",
        lapply(cols, function(c) custom(dsg, function(w, e) quantileOf(w, e[[c]], p / 100))), nrow(d))
    }
    g <- d[!is.na(d$IMMIG), ]
    for (code in sort(unique(g$IMMIG))) {
      e <- g[g$IMMIG == code, ]
      add(cnt, "mean", v, "", "IMMIG", code, lapply(cols, function(c) built(svymean(formulaOf("", c), design(e)))), nrow(e))
    }
    for (a in 1:2) for (b in c(1, 3)) {
      e <- g[g$ST004D01T == a & g$IMMIG == b, ]
      if (nrow(e) > 1) add(cnt, "mean", v, "", "ST004D01T,IMMIG", paste(a, b, sep = "-"),
        lapply(cols, function(c) built(svymean(formulaOf("", c), design(e)))), nrow(e))
    }
    add(cnt, "difference", v, "", "ST004D01T", "1-2", lapply(cols, function(c) {
      x <- svyby(formulaOf("", c), ~ST004D01T, dsg, svymean, covmat = TRUE)
      built(svycontrast(x, c(1, -1)))
    }), nrow(d))
  }
  for (domain in names(scales)) {
    v <- paste0("PV", domain)
    dsg <- design(whole)
    bounds <- scales[[domain]]
    share <- function(measure, low, high) add(cnt, "share", v, measure, "", "", lapply(columns(v), function(c) {
      custom(dsg, function(w, e) 100 * sum(w[e[[c]] >= low & e[[c]] < high]) / sum(w))
    }), nrow(whole))
    share(paste0("below:", names(bounds)[1]), -Inf, bounds[[1]])
    for (i in seq_along(bounds)) share(names(bounds)[i], bounds[[i]], c(bounds, Inf)[[i + 1]])
    share("below:2", -Inf, bounds[["2"]])
    share("atLeast:5", bounds[["5"]], Inf)
  }
  d <- whole[!is.na(whole$IMMIG), ]
  for (code in 1:3) {
    x <- svymean(~factor(IMMIG), design(d))
    add(cnt, "share", "IMMIG", code, "", "", list(list(100 * coef(x)[[code]], 1e4 * vcov(x)[code, code])), nrow(d))
  }
  for (v in c("PVREAD", "TMINS")) {
    cols <- columns(v)
    d <- whole[!is.na(whole$ESCS) & !is.na(whole[[cols[1]]]), ]
    dsg <- design(d)
    fits <- lapply(cols, function(c) svyglm(formulaOf(c, "ESCS"), dsg))
    add(cnt, "intercept", v, "ESCS", "", "", lapply(fits, built, 1), nrow(d))
    add(cnt, "slope", v, "ESCS", "", "", lapply(fits, built, 2), nrow(d))
    add(cnt, "r2", v, "ESCS", "", "", lapply(cols, function(c) custom(dsg, function(w, e) {
      summary(lm(formulaOf(c, "ESCS"), data = cbind(e, w = w), weights = w))$r.squared
    })), nrow(d))
    add(cnt, "correlation", v, "ESCS", "", "", lapply(cols, function(c) custom(dsg, function(w, e) {
      cov.wt(e[, c(c, "ESCS")], w, cor = TRUE)$cor[1, 2]
    })), nrow(d))
    two <- d[!is.na(d$DURECEC), ]
    fits <- lapply(cols, function(c) svyglm(formulaOf(c, "ESCS + DURECEC"), design(two)))
    for (i in 1:3) add(cnt, "coefficient", v, c("intercept", "ESCS", "DURECEC")[i], "", "", lapply(fits, built, i), nrow(two))
  }
  dsg <- design(whole)
  add(cnt, "correlation", "PVMATH", "PVREAD", "", "", Map(function(a, b) custom(dsg, function(w, e) {
    cov.wt(e[, c(a, b)], w, cor = TRUE)$cor[1, 2]
  }), columns("PVMATH"), columns("PVREAD")), nrow(whole))
}
write.csv(results, "reference.csv", row.names = FALSE, na = "", quote = c(5))
