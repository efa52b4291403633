"""What pages say when they have nothing to say: not found, sign in; in the languages a catalog may have."""

from __future__ import annotations

import re
from functools import lru_cache

# A title is looked at several times in a run.
REMEMBERED = 8_192
# A title is a page's name, the site's name, and a mark between them.
_PARTS = re.compile(
    r"\s+[|\u2013\u2014\u00b7\u2022\u00bb\u00ab>:-]+\s+|\s*[|\u2013\u2014\u00b7\u2022\u00bb\u00ab]\s*|:\s+"
)
# A part says `not found` only when that is all it says: a course may be called CS 404, or treat what is not found.
_NOT_FOUND = re.compile(
    r"""(?ix)
      (oops|sorry|whoops)?[!,.]?\s*(
        (error|http|status|code)?\s*[\(\[]?404\s*[\)\]]?[!.]?(\s*(error|page))?
            ([\s,:.(-]*(file|page|document|url)?\s*not\s+found\)?!*1?)?
      | (the\s+|this\s+|that\s+)?(page|file|url|document|resource|content|course|item)\s+
            ((was\s+|is\s+)?(not\s+found|missing|gone)|(could\s+not|cannot|can'?t|couldn'?t)\s+be\s+found)
      | (the\s+|this\s+)?(page|resource|document|content|course)\s+(does\s+not|doesn'?t|no\s+longer)\s+exists?
      | (the\s+|this\s+)?(page|resource|content|course)\s+(is\s+)?(no\s+longer|not)\s+available
      | not\s+found
      | (we\s+)?(can'?t|cannot|couldn'?t)\s+find\s+(that|the|this|your)\s+page(\s+you.*)?
      | (the\s+)?page\s+you.*(not\s+found|not\s+be\s+found|does\s+not\s+exist|doesn'?t\s+exist)(\s+\(404\))?
      | (die\s+)?(seite|datei)\s+(wurde\s+)?nicht\s+gefunden | diese\s+seite\s+(existiert|gibt\s+es)\s+nicht
      | (la\s+)?page\s+(est\s+)?(introuvable|non\s+trouvée|inexistante|n'existe\s+pas)
      | (la\s+)?página\s+no\s+(encontrada|existe|disponible)
      | (a\s+)?página\s+não\s+(foi\s+)?(encontrada|existe)
      | (la\s+)?pagina\s+non\s+(è\s+stata\s+)?(trovata|esiste)
      | (de\s+)?pagina\s+(is\s+)?niet\s+gevonden
      | страница\s+не\s+(найдена|существует)
      | nie\s+znaleziono(\s+strony)? | strona\s+nie\s+(została\s+znaleziona|istnieje)
      | sidan\s+(kunde\s+inte\s+hittas|hittades\s+inte|finns\s+inte)
      | (抱歉\W?)?(您访问的)?页面(不存在|未找到)
      | 找不到(该)?页面
      | 頁面不存在
      | 找不到頁面
      | (お探しの)?ページ(が|は)(見つかりません|存在しません)(でした)?
      | (요청하신\s+)?페이지를\s+찾을\s+수\s+없습니다
      | पृष्ठ\s+नहीं\s+मिला
      )[\s!.。?:)(-]*
    """
)  # fmt: skip
_SIGN_IN = re.compile(
    r"(?i)(please\s+)?(log[ -]?in|sign[ -]?in|log[ -]?on|anmelden|anmeldung|einloggen|se\s+connecter|connexion|"
    r"iniciar\s+sesión|entrar|accedi|inloggen|войти|вход|zaloguj(\s+się)?|logga\s+in|登录|登錄|ログイン|로그인)(\s+(to|bei|à|a|required)\b.*)?[.!]?"
)
_SIGN_IN_PATH = re.compile(
    r"(?i)/(log[_-]?in|sign[_-]?in|log[_-]?on|auth|authwall|sso|saml2?|cas|oauth2?|account/login|users/sign_in|"
    r"uas/login|checkpoint|wp-login\.php|openid)([/.;?]|$)"
)


@lru_cache(maxsize=REMEMBERED)
def says_not_found(text: str) -> bool:
    """Return whether a title or heading says, and says only, that there is no such page."""
    return any(_NOT_FOUND.fullmatch(part) for part in _parts(text))


@lru_cache(maxsize=REMEMBERED)
def says_sign_in(title: str) -> bool:
    """Return whether a title is that of a page where one signs in."""
    return any(_SIGN_IN.fullmatch(part) for part in _parts(title))


def is_sign_in_path(path: str) -> bool:
    """Return whether the path of an address is one where people sign in."""
    return _SIGN_IN_PATH.search(path) is not None


def _parts(text: str) -> list[str]:
    text = text.replace("\u2019", "'").strip()
    return [part.strip() for part in (text, *_PARTS.split(text)) if part.strip()]
