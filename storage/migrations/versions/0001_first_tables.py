"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('alert',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('level', sa.String(length=8), nullable=False),
    sa.Column('about', sa.BigInteger(), nullable=False),
    sa.Column('raised_at', sa.BigInteger(), nullable=False),
    sa.Column('acknowledged_at', sa.BigInteger(), nullable=True),
    sa.Column('acknowledged_by', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alert'))
    )
    op.create_index(op.f('ix_alert_case'), 'alert', ['case'], unique=False)
    op.create_table('approach_change',
    sa.Column('id', COUNT, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('approach', sa.String(length=32), nullable=False),
    sa.Column('rationale', sa.LargeBinary(), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approach_change'))
    )
    op.create_index(op.f('ix_approach_change_case'), 'approach_change', ['case'], unique=False)
    op.create_table('audit',
    sa.Column('id', COUNT, nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('actor', sa.BigInteger(), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=True),
    sa.Column('subject', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit'))
    )
    op.create_table('boundary',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('author', sa.BigInteger(), nullable=False),
    sa.Column('fields', sa.LargeBinary(), nullable=False),
    sa.Column('committed', sa.Boolean(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_boundary'))
    )
    op.create_index('ix_boundary_author_case', 'boundary', ['author', 'case'], unique=False)
    op.create_table('card_read',
    sa.Column('person', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('module', sa.String(length=40), nullable=False),
    sa.Column('card', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('person', 'module', 'card', name=op.f('pk_card_read'))
    )
    op.create_table('case_',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('specialist', sa.BigInteger(), nullable=False),
    sa.Column('code_name', sa.LargeBinary(), nullable=False),
    sa.Column('called', sa.LargeBinary(), nullable=False),
    sa.Column('approach', sa.String(length=32), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('zone', sa.String(length=64), nullable=False),
    sa.Column('phase', sa.String(length=16), nullable=False),
    sa.Column('outcome', sa.String(length=16), nullable=True),
    sa.Column('meeting_at', sa.BigInteger(), nullable=True),
    sa.Column('meeting_place', sa.LargeBinary(), nullable=True),
    sa.Column('opened_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_'))
    )
    op.create_index(op.f('ix_case__specialist'), 'case_', ['specialist'], unique=False)
    op.create_table('check_in',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('person', sa.BigInteger(), nullable=False),
    sa.Column('sheet', sa.String(length=40), nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=False),
    sa.Column('finished_at', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_in'))
    )
    op.create_index('ix_check_in_person_case', 'check_in', ['person', 'case'], unique=False)
    op.create_table('check_in_answer',
    sa.Column('check_in', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('value', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('check_in', 'question', name=op.f('pk_check_in_answer'))
    )
    op.create_table('consent',
    sa.Column('id', COUNT, nullable=False),
    sa.Column('person', sa.BigInteger(), nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=True),
    sa.Column('what', sa.String(length=32), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('given_at', sa.BigInteger(), nullable=False),
    sa.Column('withdrawn_at', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    op.create_index(op.f('ix_consent_person'), 'consent', ['person'], unique=False)
    op.create_table('due',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('person', sa.BigInteger(), nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('useless_after', sa.BigInteger(), nullable=True),
    sa.Column('data', sa.LargeBinary(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due')),
    sa.UniqueConstraint('key', name=op.f('uq_due_key'))
    )
    op.create_index('ix_due_at', 'due', ['at'], unique=False)
    op.create_table('due_done',
    sa.Column('id', COUNT, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('person', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('done_at', sa.BigInteger(), nullable=False),
    sa.Column('how', sa.String(length=12), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due_done'))
    )
    op.create_table('heard',
    sa.Column('update', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat', sa.BigInteger(), nullable=False),
    sa.Column('message', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('update', name=op.f('pk_heard'))
    )
    op.create_index('ix_heard_chat', 'heard', ['chat'], unique=False)
    op.create_table('invitation',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('role', sa.String(length=16), nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=True),
    sa.Column('name', sa.LargeBinary(), nullable=True),
    sa.Column('made_by', sa.BigInteger(), nullable=True),
    sa.Column('expires', sa.BigInteger(), nullable=False),
    sa.Column('used_by', sa.BigInteger(), nullable=True),
    sa.Column('used_at', sa.BigInteger(), nullable=True),
    sa.Column('revoked_at', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_invitation_code_hash'))
    )
    op.create_index(op.f('ix_invitation_case'), 'invitation', ['case'], unique=False)
    op.create_table('key',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('master', sa.String(length=16), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key'))
    )
    op.create_table('letter_entry',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('author', sa.BigInteger(), nullable=False),
    sa.Column('part', sa.String(length=24), nullable=False),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.Column('message', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_entry'))
    )
    op.create_index('ix_letter_entry_author_case', 'letter_entry', ['author', 'case'], unique=False)
    op.create_table('module_pass',
    sa.Column('person', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('module', sa.String(length=40), nullable=False),
    sa.Column('passed_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('person', 'module', name=op.f('pk_module_pass'))
    )
    op.create_table('notice',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('case', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.Column('sent_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice'))
    )
    op.create_index(op.f('ix_notice_case'), 'notice', ['case'], unique=False)
    op.create_table('notice_answer',
    sa.Column('notice', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('answer', sa.String(length=16), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('notice', 'person', name=op.f('pk_notice_answer'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat', sa.BigInteger(), nullable=False),
    sa.Column('person', sa.BigInteger(), nullable=True),
    sa.Column('lane', sa.String(length=8), nullable=False),
    sa.Column('method', sa.String(length=32), nullable=False),
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('payload', sa.LargeBinary(), nullable=True),
    sa.Column('target', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('available_at', sa.BigInteger(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('message', sa.BigInteger(), nullable=True),
    sa.Column('sent_at', sa.BigInteger(), nullable=True),
    sa.Column('why', sa.String(length=80), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox'))
    )
    op.create_index('ix_outbox_chat', 'outbox', ['chat'], unique=False)
    op.create_index('ix_outbox_state_lane_id', 'outbox', ['state', 'lane', 'id'], unique=False)
    op.create_table('participation',
    sa.Column('case', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('role', sa.String(length=16), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('relation', sa.String(length=32), nullable=False),
    sa.Column('joined_at', sa.BigInteger(), nullable=False),
    sa.Column('modules_passed', sa.Integer(), nullable=False),
    sa.Column('letter_parts', sa.Integer(), nullable=False),
    sa.Column('letter_shared', sa.Boolean(), nullable=False),
    sa.Column('letter_unread', sa.Boolean(), nullable=False),
    sa.Column('boundaries', sa.Integer(), nullable=False),
    sa.Column('rsvp', sa.String(length=8), nullable=True),
    sa.PrimaryKeyConstraint('case', 'person', name=op.f('pk_participation'))
    )
    op.create_index('ix_participation_person', 'participation', ['person'], unique=False)
    op.create_table('person',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.LargeBinary(), nullable=True),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('zone', sa.String(length=64), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('discreet', sa.Boolean(), nullable=False),
    sa.Column('specialist', sa.Boolean(), nullable=False),
    sa.Column('check_in_hour', sa.Integer(), nullable=False),
    sa.Column('joined_at', sa.BigInteger(), nullable=False),
    sa.Column('last_seen_at', sa.BigInteger(), nullable=True),
    sa.Column('blocked_at', sa.BigInteger(), nullable=True),
    sa.Column('place', sa.LargeBinary(), nullable=True),
    sa.Column('serial', sa.Integer(), nullable=False),
    sa.Column('live', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('chat', name=op.f('uq_person_chat'))
    )
    op.create_table('quiz_answer',
    sa.Column('person', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('module', sa.String(length=40), nullable=False),
    sa.Column('quiz', sa.String(length=40), nullable=False),
    sa.Column('option', sa.String(length=40), nullable=False),
    sa.Column('right', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('person', 'module', 'quiz', name=op.f('pk_quiz_answer'))
    )
    op.create_table('release',
    sa.Column('case', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('audience', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('case', 'what', 'audience', name=op.f('pk_release'))
    )
    op.create_table('set_aside',
    sa.Column('id', COUNT, nullable=False),
    sa.Column('update', sa.BigInteger(), nullable=True),
    sa.Column('chat', sa.BigInteger(), nullable=False),
    sa.Column('error', sa.String(length=200), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_set_aside'))
    )
    op.create_table('setting',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=400), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_setting'))
    )


def downgrade() -> None:
    op.drop_table('setting')
    op.drop_table('set_aside')
    op.drop_table('release')
    op.drop_table('quiz_answer')
    op.drop_table('person')
    op.drop_index('ix_participation_person', table_name='participation')
    op.drop_table('participation')
    op.drop_index('ix_outbox_state_lane_id', table_name='outbox')
    op.drop_index('ix_outbox_chat', table_name='outbox')
    op.drop_table('outbox')
    op.drop_table('notice_answer')
    op.drop_index(op.f('ix_notice_case'), table_name='notice')
    op.drop_table('notice')
    op.drop_table('module_pass')
    op.drop_index('ix_letter_entry_author_case', table_name='letter_entry')
    op.drop_table('letter_entry')
    op.drop_table('key')
    op.drop_index(op.f('ix_invitation_case'), table_name='invitation')
    op.drop_table('invitation')
    op.drop_index('ix_heard_chat', table_name='heard')
    op.drop_table('heard')
    op.drop_table('due_done')
    op.drop_index('ix_due_at', table_name='due')
    op.drop_table('due')
    op.drop_index(op.f('ix_consent_person'), table_name='consent')
    op.drop_table('consent')
    op.drop_table('check_in_answer')
    op.drop_index('ix_check_in_person_case', table_name='check_in')
    op.drop_table('check_in')
    op.drop_index(op.f('ix_case__specialist'), table_name='case_')
    op.drop_table('case_')
    op.drop_table('card_read')
    op.drop_index('ix_boundary_author_case', table_name='boundary')
    op.drop_table('boundary')
    op.drop_table('audit')
    op.drop_index(op.f('ix_approach_change_case'), table_name='approach_change')
    op.drop_table('approach_change')
    op.drop_index(op.f('ix_alert_case'), table_name='alert')
    op.drop_table('alert')
