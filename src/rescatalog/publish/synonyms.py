"""Words a stemmer takes for strangers though they are family; each line is one family."""

from __future__ import annotations

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("matrix", "matrices"),
    ("vertex", "vertices"),
    ("index", "indices", "indexes"),
    ("basis", "bases"),
    ("bayes", "bayesian"),
    ("gauss", "gaussian"),
    ("markov", "markovian"),
    ("lagrange", "lagrangian"),
    ("euler", "eulerian"),
    ("fourier", "fft"),
    ("probability", "probabilistic", "probabilities"),
    ("statistics", "statistical", "stats"),
    ("optimization", "optimisation", "optimize", "optimise"),
    ("regularization", "regularisation"),
    ("factorization", "factorisation", "decomposition"),
    ("eigenvalue", "eigenvalues", "eigenvector", "eigenvectors", "eigendecomposition"),
    ("derivative", "derivatives", "differentiation", "differential"),
    ("integral", "integrals", "integration"),
    ("calculus", "calc"),
    ("algebra", "algebraic"),
    ("geometry", "geometric"),
    ("svd", "singular value decomposition"),
    ("pca", "principal component analysis"),
    ("mle", "maximum likelihood"),
    ("sgd", "stochastic gradient descent"),
    ("ml", "machine learning"),
    ("backprop", "backpropagation"),
    ("proof", "proofs"),
)


def family_of(word: str) -> tuple[str, ...]:
    """Return all words that mean what `word` means, itself first."""
    for family in FAMILIES:
        if word in family:
            return (word, *(other for other in family if other != word))
    return (word,)
