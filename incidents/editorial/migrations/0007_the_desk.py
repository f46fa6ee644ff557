import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('editorial', '0006_triggers'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='incident',
            options={'permissions': [('submit_incident', 'Can submit incidents for review'), ('assign_incident', 'Can assign incidents'), ('comment_incident', 'Can comment on incidents'), ('review_incident', 'Can approve and return incidents'), ('publish_incident', 'Can publish incidents'), ('withdraw_incident', 'Can withdraw incidents')], 'verbose_name': 'incident', 'verbose_name_plural': 'incidents'},
        ),
        migrations.AddField(
            model_name='incident',
            name='assigned_to',
            field=models.ForeignKey(blank=True, editable=False, help_text='Whose work it is at present.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(default='edit', help_text='What was done.', max_length=40)),
                ('at', models.DateTimeField(help_text='When, UTC.')),
                ('reason', models.TextField(help_text='Why, in a few words that do not repeat what was changed.')),
                ('by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(blank=True, help_text='The incident that was worked on; blank for rows that belong to none, such as an agency.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to='editorial.incident')),
                ('restored', models.ForeignKey(blank=True, help_text='For a restoration: the revision whose outcome was brought back.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='restorations', to='editorial.revision')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['incident', 'id'], name='revision_of_an_incident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['edit', 'import', 'name', 'merge', 'redact', 'restore', 'publish'])), name='revision_kind_code'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='revision_has_a_reason'), models.CheckConstraint(condition=models.Q(('restored__isnull', True), models.Q(('kind', 'restore'), models.Q(('restored', models.F('id')), _negated=True)), _connector='OR'), name='revision_restores_an_earlier_one')],
            },
        ),
        migrations.CreateModel(
            name='OpenRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_withholding', models.BooleanField(default=False, help_text='Lets words be withheld in the history while it is set.')),
                ('revision', models.OneToOneField(help_text='The revision being written.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='editorial.revision')),
            ],
            options={
                'verbose_name': 'open revision',
                'verbose_name_plural': 'open revisions',
            },
        ),
        migrations.CreateModel(
            name='RowChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table_name', models.CharField(help_text='The table of the row.', max_length=60)),
                ('row_id', models.BigIntegerField(help_text='The key of the row.')),
                ('operation', models.CharField(help_text='What happened to the row.', max_length=40)),
                ('before', models.TextField(blank=True, help_text='JSON of what was there; null if added.', null=True)),
                ('after', models.TextField(blank=True, help_text='JSON of what came; null if removed.', null=True)),
                ('written_at', models.DateTimeField(help_text='When, by the clock of the database, UTC.')),
                ('incident', models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='The incident that the row is a part of; blank for a shared row, such as an agency.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='row_changes', to='editorial.incident')),
                ('revision', models.ForeignKey(blank=True, help_text='The act it was part of; blank for a statement outside the application.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='editorial.revision')),
            ],
            options={
                'verbose_name': 'change of a row',
                'verbose_name_plural': 'changes of rows',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['table_name', 'row_id', 'id'], name='rowchange_of_a_row'), models.Index(fields=['incident', 'id'], name='rowchange_of_an_incident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('operation__in', ['add', 'change', 'remove'])), name='rowchange_operation_code'), models.CheckConstraint(condition=models.Q(models.Q(('after__isnull', False), ('before__isnull', True), ('operation', 'add')), models.Q(('after__isnull', False), ('before__isnull', False), ('operation', 'change')), models.Q(('after__isnull', True), ('before__isnull', False), ('operation', 'remove')), _connector='OR'), name='rowchange_has_what_its_operation_says')],
            },
        ),
        migrations.CreateModel(
            name='ScheduledAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='What is to happen.', max_length=40)),
                ('plan', models.TextField(blank=True, help_text='For a release: name and evidence as a Fernet token; blank once it has ended.')),
                ('due_at', models.DateTimeField(help_text='Not before this time, UTC.')),
                ('reason', models.TextField(help_text='Why. It must not repeat a withheld name.')),
                ('requested_at', models.DateTimeField(help_text='When it was asked for, UTC.')),
                ('approved_at', models.DateTimeField(blank=True, help_text='When a second person agreed, UTC.', null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, help_text='When it was called off, UTC.', null=True)),
                ('done_at', models.DateTimeField(blank=True, help_text='When it happened, UTC.', null=True)),
                ('failed_at', models.DateTimeField(blank=True, help_text='When it was refused, UTC.', null=True)),
                ('failure', models.TextField(blank=True, help_text='Why it was refused, never with the words refused.')),
                ('approved_by', models.ForeignKey(blank=True, help_text='Who agreed.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cancelled_by', models.ForeignKey(blank=True, help_text='Who called it off.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(blank=True, help_text='The incident to publish; for a release the one its source was collected for, if any.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='scheduled_acts', to='editorial.incident')),
                ('person', models.ForeignKey(blank=True, help_text='Whose name is to be released.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='scheduled_acts', to='editorial.person')),
                ('requested_by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'scheduled act',
                'verbose_name_plural': 'scheduled acts',
                'ordering': ['due_at', 'id'],
                'permissions': [('schedule_publication', 'Can schedule publications'), ('schedule_release', 'Can ask for and approve the release of a name at a set time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['publication', 'release'])), name='scheduledact_kind_code'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='scheduledact_approved_at_and_by_together'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='scheduledact_cancelled_at_and_by_together'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='scheduledact_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('incident__isnull', False), ('kind', 'publication'), ('person__isnull', True), ('plan', '')), models.Q(('kind', 'release'), ('person__isnull', False)), _connector='OR'), name='scheduledact_says_what_it_is_about'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), ('kind', 'publication'), models.Q(('approved_by', models.F('requested_by')), _negated=True), _connector='OR'), name='scheduledact_is_approved_by_somebody_else'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('failed_at__isnull', True)), models.Q(('cancelled_at__isnull', True), ('done_at__isnull', True)), models.Q(('cancelled_at__isnull', True), ('failed_at__isnull', True)), _connector='OR'), name='scheduledact_ends_once'), models.CheckConstraint(condition=models.Q(('kind', 'publication'), models.Q(('cancelled_at__isnull', True), ('done_at__isnull', True), ('failed_at__isnull', True), models.Q(('plan', ''), _negated=True)), models.Q(models.Q(('done_at__isnull', False), ('failed_at__isnull', False), ('cancelled_at__isnull', False), _connector='OR'), ('plan', '')), _connector='OR'), name='scheduledact_keeps_a_plan_while_it_is_to_come'), models.CheckConstraint(condition=models.Q(('failed_at__isnull', True), models.Q(('failure', ''), _negated=True), _connector='OR'), name='scheduledact_failure_is_told')],
            },
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_state', models.CharField(help_text='The state before.', max_length=40)),
                ('to_state', models.CharField(help_text='The state after.', max_length=40)),
                ('at', models.DateTimeField(help_text='When, UTC.')),
                ('reason', models.TextField(help_text='Why.')),
                ('is_alone', models.BooleanField(default=False, help_text='Whether somebody approved or published their own work alone, as a newsroom of one person may.')),
                ('version', models.PositiveIntegerField(blank=True, help_text='The public version that it made; blank for every other step.', null=True)),
                ('assigned_to', models.ForeignKey(blank=True, help_text='Whose work it became; blank for every other step.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='transitions', to='editorial.incident')),
            ],
            options={
                'verbose_name': 'step of review',
                'verbose_name_plural': 'steps of review',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['incident', 'id'], name='transition_of_an_incident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_state__in', ['draft', 'submitted', 'returned', 'approved', 'published', 'withdrawn', 'merged'])), name='transition_from_state_code'), models.CheckConstraint(condition=models.Q(('to_state__in', ['draft', 'submitted', 'returned', 'approved', 'published', 'withdrawn', 'merged'])), name='transition_to_state_code'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='transition_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='WarningAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(help_text='SHA-256 of the rule, the row and the values that it is about: other values ask again.', max_length=64)),
                ('rule', models.CharField(help_text='Name of the rule that warned.', max_length=60)),
                ('text', models.TextField(help_text='Why it is right as it stands. A withheld name must not be written here.')),
                ('at', models.DateTimeField(help_text='When, UTC.')),
                ('by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='warning_answers', to='editorial.incident')),
            ],
            options={
                'verbose_name': 'answer to a warning',
                'verbose_name_plural': 'answers to warnings',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('rule', ''), _negated=True)), name='warninganswer_says_something'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('fingerprint')), 64), django.db.models.lookups.Exact(models.Func(models.F('fingerprint'), models.Value('0123456789abcdef'), function='TRIM', output_field=models.CharField()), '')), name='warninganswer_fingerprint_form'), models.UniqueConstraint(fields=('incident', 'fingerprint'), name='warninganswer_once')],
            },
        ),
        migrations.CreateModel(
            name='WorkLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(blank=True, help_text='Incidents in this state: its USPS code.', max_length=2)),
                ('organization', models.ForeignKey(blank=True, help_text='Incidents that this agency or one below it leads.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='editorial.organization')),
                ('user', models.ForeignKey(help_text='The account.', on_delete=django.db.models.deletion.CASCADE, related_name='work_limits', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': "limit of an account's work",
                'verbose_name_plural': "limits of accounts' work",
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('state', '')), models.Q(('organization__isnull', True), models.Q(('state', ''), _negated=True)), _connector='OR'), name='worklimit_is_an_agency_or_a_state'), models.UniqueConstraint(condition=models.Q(('organization__isnull', False)), fields=('user', 'organization'), name='worklimit_agency_once'), models.UniqueConstraint(condition=models.Q(('state', ''), _negated=True), fields=('user', 'state'), name='worklimit_state_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='When, UTC.')),
                ('text', models.TextField(help_text='Seen at the desk only. A withheld name must not be written here.')),
                ('by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='editorial.incident')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something')],
            },
        ),
        migrations.CreateModel(
            name='QuotationCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(help_text='How the words were checked.', max_length=40)),
                ('words_sha256', models.CharField(help_text="SHA-256 of the statement's words as checked, UTF-8.", max_length=64)),
                ('source_sha256', models.CharField(blank=True, help_text="SHA-256 of the source's text in which the words were found.", max_length=64)),
                ('start', models.PositiveIntegerField(blank=True, help_text='Where the words begin in it.', null=True)),
                ('end', models.PositiveIntegerField(blank=True, help_text='Where they end in it, exclusive.', null=True)),
                ('note', models.TextField(blank=True, help_text='For a transcription: which recording, and where in it, e.g. 02:15 to 02:40.')),
                ('checked_at', models.DateTimeField(help_text='When, UTC.')),
                ('checked_by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(help_text='The statement.', on_delete=django.db.models.deletion.CASCADE, related_name='quotation_checks', to='editorial.statement')),
            ],
            options={
                'verbose_name': 'check of a quotation',
                'verbose_name_plural': 'checks of quotations',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('method__in', ['source_text', 'transcription'])), name='quotationcheck_method_code'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('words_sha256')), 64), django.db.models.lookups.Exact(models.Func(models.F('words_sha256'), models.Value('0123456789abcdef'), function='TRIM', output_field=models.CharField()), '')), name='quotationcheck_words_sha256_form'), models.CheckConstraint(condition=models.Q(models.Q(('end__gt', models.F('start')), ('method', 'source_text'), ('start__isnull', False), django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('source_sha256')), 64), django.db.models.lookups.Exact(models.Func(models.F('source_sha256'), models.Value('0123456789abcdef'), function='TRIM', output_field=models.CharField()), '')), models.Q(('end__isnull', True), ('method', 'transcription'), ('source_sha256', ''), ('start__isnull', True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='quotationcheck_says_where_or_who')],
            },
        ),
    ]
