import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Activity, Roadmap, RoadmapComment } from '../../../shared/api/types';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCommentRoadmap, useRoadmapComments, useSettleComment } from '../api/roadmapComments';

/** What is said about a row while the draft is in agreement: threads, each settled or not. */
export default function RowComments({ roadmap, row }: { roadmap: Roadmap; row: Activity }) {
  const { t } = useTranslation();
  const pages = useRoadmapComments(roadmap.id, row.id);
  const mayComment = roadmap.allowedActions.includes('comment');
  return (
    <Stack gap="xs" component="section" aria-label={t('rowComments.title')}>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {t('rowComments.title')}
      </Title>
      <Pages
        pages={pages}
        empty={
          <Text size="sm" className="quiet">
            {t('rowComments.none')}
          </Text>
        }
      >
        {(items) =>
          items
            .filter((one) => one.parentId === null)
            .map((one) => (
              <Thread
                key={one.id}
                roadmap={roadmap}
                first={one}
                answers={items.filter((other) => other.parentId === one.id)}
                mayComment={mayComment}
              />
            ))
        }
      </Pages>
      {mayComment && <Say roadmapId={roadmap.id} activityId={row.id} />}
    </Stack>
  );
}

type ThreadProps = { roadmap: Roadmap; first: RoadmapComment; answers: RoadmapComment[]; mayComment: boolean };

function Thread({ roadmap, first, answers, mayComment }: ThreadProps) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState(false);
  const settle = useSettleComment(roadmap.id);
  return (
    <Stack gap={4} pb="xs" style={{ borderBottom: '1px solid var(--opora-line)' }}>
      <Comment comment={first} />
      {answers.map((one) => (
        <div key={one.id} style={{ paddingInlineStart: 16 }}>
          <Comment comment={one} />
        </div>
      ))}
      <Group gap="xs">
        {first.resolvedAt && (
          <Text size="sm" className="quiet">
            {t('rowComments.resolved')}
          </Text>
        )}
        {first.allowedActions.map((step) => (
          <Button
            key={step}
            size="compact-sm"
            variant="subtle"
            loading={settle.isPending}
            onClick={() => settle.mutate({ comment: first, step })}
          >
            {t(`rowComments.${step}`)}
          </Button>
        ))}
        {mayComment && first.activityId && !answering && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAnswering(true)}>
            {t('rowComments.answer')}
          </Button>
        )}
      </Group>
      {settle.error && <ProblemAlert error={settle.error} />}
      {answering && first.activityId && (
        <Say
          roadmapId={roadmap.id}
          activityId={first.activityId}
          parentId={first.id}
          onSaid={() => setAnswering(false)}
        />
      )}
    </Stack>
  );
}

function Comment({ comment }: { comment: RoadmapComment }) {
  const { i18n } = useTranslation();
  return (
    <div>
      <Text size="sm" className="quiet">
        {[comment.authorName, comment.organizationName, formatInstant(comment.createdAt, i18n.language)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text className="verbatim">{comment.text}</Text>
    </div>
  );
}

type SayProps = { roadmapId: string; activityId: string; parentId?: string; onSaid?: () => void };

function Say({ roadmapId, activityId, parentId, onSaid }: SayProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const say = useCommentRoadmap(roadmapId);
  const said = () => {
    setText('');
    onSaid?.();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate({ text: text.trim(), activityId, parentId }, { onSuccess: said });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t(parentId ? 'rowComments.yourAnswer' : 'rowComments.yours')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={2}
        />
        {say.error && <ProblemAlert error={say.error} />}
        <Button type="submit" size="xs" w="fit-content" disabled={text.trim() === ''} loading={say.isPending}>
          {t('rowComments.say')}
        </Button>
      </Stack>
    </form>
  );
}
