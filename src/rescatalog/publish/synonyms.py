"""Words a stemmer takes for strangers though they are family; each line is one family."""

from __future__ import annotations

from collections.abc import Iterator

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("matrix", "matrices"),
    ("vertex", "vertices"),
    ("index", "indices", "indexes"),
    ("basis", "bases"),
    ("axis", "axes"),
    ("hypothesis", "hypotheses"),
    ("maximum", "maxima", "max"),
    ("minimum", "minima", "min"),
    ("optimum", "optima"),
    ("bayes", "bayesian"),
    ("gauss", "gaussian"),
    ("markov", "markovian"),
    ("lagrange", "lagrangian"),
    ("hesse", "hessian"),
    ("jacobi", "jacobian"),
    ("euclid", "euclidean"),
    ("euler", "eulerian"),
    ("laplace", "laplacian"),
    ("riemann", "riemannian"),
    ("fourier", "fft"),
    ("probability", "probabilistic", "probabilities"),
    ("statistics", "statistical", "stats"),
    ("optimization", "optimisation", "optimize", "optimise"),
    ("regularization", "regularisation"),
    ("normalization", "normalisation"),
    ("generalization", "generalisation"),
    ("visualization", "visualisation"),
    ("factorization", "factorisation", "decomposition"),
    ("diagonalization", "diagonalisation"),
    ("center", "centre"),
    ("eigenvalue", "eigenvalues", "eigenvector", "eigenvectors", "eigendecomposition"),
    ("derivative", "derivatives", "differentiation", "differential"),
    ("integral", "integrals", "integration"),
    ("calculus", "calc"),
    ("algebra", "algebraic"),
    ("geometry", "geometric"),
    ("topology", "topological"),
    ("maths", "math", "mathematics", "mathematical"),
    ("svd", "singular value decomposition"),
    ("pca", "principal component analysis"),
    ("mle", "maximum likelihood"),
    ("sgd", "stochastic gradient descent"),
    ("ode", "ordinary differential equation"),
    ("pde", "partial differential equation"),
    ("kl", "kullback leibler"),
    ("rkhs", "reproducing kernel hilbert space"),
    ("svm", "support vector machine"),
    ("gmm", "gaussian mixture model"),
    ("ml", "machine learning"),
    ("backprop", "backpropagation"),
    ("autodiff", "automatic differentiation"),
)


def family_of(word: str) -> tuple[str, ...]:
    """Return all words that mean what `word` means, itself first."""
    for family in FAMILIES:
        if word in family:
            return (word, *(other for other in family if other != word))
    return (word,)


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every word with each other of its family, both ways."""
    for family in FAMILIES:
        yield from ((word, other) for word in family for other in family if word != other)
