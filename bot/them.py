"""When the loved one comes to the door: their chat is emptied before they are forgotten, and the specialist hears of a try."""

from __future__ import annotations

from bot.clearing import clear
from bot.offering import offer
from bot.recipient import recipient
from bot.render import Renderer
from flows import effects as e
from flows.engine import Engine
from flows.model import Choice, Command, Enter, Heard
from flows.text import T
from storage import them
from storage.invite import case_of
from storage.unit_of_work import UnitOfWork
from storage.view import StoredView


def clear_before(uow: UnitOfWork, renderer: Renderer, effect: e.ThemMarked | e.JoinerIsThem) -> None:
    """What stands in their chat tells what is planned. Call it before the effect is applied."""
    joiner = uow.person(effect.person) if isinstance(effect, e.JoinerIsThem) else None
    account = joiner.chat if joiner is not None else getattr(effect, "account", None)
    person = them.to_put_out(uow, effect.case, account) if account is not None else None
    if person is not None and them.is_nothing_else(uow, person, effect.case):
        clear(uow, renderer, person)


def tell_of_tries(uow: UnitOfWork, engine: Engine, renderer: Renderer, account: int, heard: Heard) -> None:
    """A link of the case was opened from an account that is the loved one's: they were told nothing, the specialist is."""
    if not (isinstance(heard, Command) and heard.name == "start" and heard.argument):
        return
    case = case_of(uow, heard.argument)
    if case is None or not them.tried(uow, account, case):
        return
    for to in them.leads_of(uow, case):
        name = StoredView(uow, to).case(case).code_name
        text = (
            T("{code_name}: an account that was marked as theirs has just opened a link.", code_name=name),
            T("They were told nothing but that the link is unknown. They may have found it on somebody's phone."),
        )
        look = (Choice("look", T("Look at it"), to=Enter("them", str(case))),)
        payload = {"chat_id": to.chat, **renderer.push(text, look, recipient(uow, to))}
        offer(uow, engine, to, payload, useless_after=None, promised=False, plain=to.discreet)
