# Measures glmnet's rows of the conventions table: Rscript docs/conventions/measure_glmnet.R
suppressMessages(library(glmnet))
cat("glmnet", as.character(packageVersion("glmnet")), "\n")
others <- 0

line <- function(row, measured, told, tolerance = 1e-3) {
    same <- all(abs(measured - told) <= tolerance * abs(told))
    if (!same) others <<- others + 1
    cat(sprintf("%-38s measured %-40s table %-34s %s\n", row, paste(signif(measured, 6), collapse = " "),
                paste(signif(told, 6), collapse = " "), if (same) "same" else "OTHER"))
}

set.seed(7)
x <- matrix(rnorm(120), 40) %*% diag(c(0.56, 1.02, 1.91)) + matrix(c(1, -0.5, 1.8), 40, 3, byrow = TRUE)
y <- 0.3 + drop(x %*% c(2, -1, 0.5)) + rnorm(40)
n <- 40
population <- function(v) mean((v - mean(v))^2)
lambda <- 0.3

# -g_j / (2 w_j), g the gradient of the mean loss
strengths <- function(slope, w) -colMeans(x * slope) / (2 * w)
squared <- function(fit) {
    w <- as.numeric(coef(fit))
    strengths(2 * (w[1] + drop(x %*% w[-1]) - y), w[-1])
}
logloss <- function(fit, label) {
    w <- as.numeric(coef(fit))
    strengths(plogis(w[1] + drop(x %*% w[-1])) - label, w[-1])
}
fit <- function(label, family, standardize, ...) {
    glmnet(x, label, family = family, alpha = 0, lambda = lambda, standardize = standardize, thresh = 1e-20, maxit = 1e7, ...)
}

s2 <- apply(x, 2, population)
sdyn <- sqrt(population(y))
line("glmnet.gaussian", squared(fit(y, "gaussian", TRUE)), lambda / sdyn * s2)
line("glmnet.gaussian.raw", squared(fit(y, "gaussian", FALSE)), rep(lambda / sdyn, 3))
line("glmnet.gaussian-object", squared(fit(y, gaussian(), TRUE)), lambda * s2)
line("glmnet.gaussian-object.raw", squared(fit(y, gaussian(), FALSE)), rep(lambda, 3))
line("glmnet.gaussian.no-intercept", squared(fit(y, "gaussian", TRUE, intercept = FALSE)), lambda / sqrt(mean(y^2)) * s2)
label <- as.numeric(y > median(y))
line("glmnet.binomial", logloss(fit(label, "binomial", TRUE), label), lambda / 2 * s2)
line("glmnet.binomial.raw", logloss(fit(label, "binomial", FALSE), label), rep(lambda / 2, 3))
both <- coef(fit(label, "multinomial", TRUE))
w <- as.numeric(both[[2]]) - as.numeric(both[[1]])
line("glmnet.multinomial", strengths(plogis(w[1] + drop(x %*% w[-1])) - label, w[-1]), lambda / 4 * s2)
quit(status = if (others > 0) 1 else 0)
