"""How far a long piece of work has come, in the words that both front ends show."""


def progress_words(done: int, expected: int | None, failed: int, seconds: float) -> str:
    """One line: "412 of 1,500 · 2 failed · 31 a second · 35 s left".

    `expected` is how many there are as far as they were counted (a box of many counts as one), None
    where that is not known; `seconds` is how long it has been going.
    """
    parts = [f"{done:,}" if expected is None else f"{done:,} of {max(expected, done):,}"]
    if failed:
        parts.append(f"{failed:,} failed")
    if done and seconds > 1:
        parts.append(
            f"{done / seconds:,.0f} a second" if done >= seconds else "less than 1 a second"
        )
        if expected is not None and expected > done:
            parts.append(f"{_duration((expected - done) * seconds / done)} left")
    return " · ".join(parts)


def _duration(seconds: float) -> str:
    whole = round(seconds) or 1
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
