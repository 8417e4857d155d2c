/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the generated calls lack: memory, text, and the C functions that call back into
 * hft.internal.Upcalls. A callback runs in the thread of the Java call that caused it.
 */
#include <jni.h>
#include <stdint.h>
#include <hft/hft.h>

static JavaVM *machine;
static jclass upcalls;
static jmethodID on_events_id, on_reports_id, on_timer_id, send_n_id;

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved)
{
	JNIEnv *env;
	jclass found;

	(void)reserved;
	if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_1_8) != JNI_OK)
		return JNI_ERR;
	found = (*env)->FindClass(env, "hft/internal/Upcalls");
	if (found == NULL)
		return JNI_ERR;
	machine = vm;
	upcalls = (*env)->NewGlobalRef(env, found);
	on_events_id = (*env)->GetStaticMethodID(env, upcalls, "onEvents", "(JJIJJI)I");
	on_reports_id = (*env)->GetStaticMethodID(env, upcalls, "onReports", "(JJIJJI)I");
	on_timer_id = (*env)->GetStaticMethodID(env, upcalls, "onTimer", "(JJJJJI)I");
	send_n_id = (*env)->GetStaticMethodID(env, upcalls, "sendN", "(JJI)J");
	return (*env)->ExceptionCheck(env) ? JNI_ERR : JNI_VERSION_1_8;
}

/* NULL while an exception waits: Java code may not run then. */
static JNIEnv *environment(void)
{
	JNIEnv *env;

	if ((*machine)->GetEnv(machine, (void **)&env, JNI_VERSION_1_8) != JNI_OK)
		return NULL;
	return (*env)->ExceptionCheck(env) ? NULL : env;
}

/* An exception that Java could not catch, as a full stack, goes on when the call returns. */
static int32_t answer(JNIEnv *env, jint result)
{
	return (*env)->ExceptionCheck(env) ? -1 : result;
}

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	JNIEnv *env = environment();

	if (env == NULL)
		return -1;
	return answer(env, (*env)->CallStaticIntMethod(env, upcalls, on_events_id,
						       (jlong)(intptr_t)user,
						       (jlong)(intptr_t)events, (jint)n,
						       (jlong)(intptr_t)view, (jlong)(intptr_t)out,
						       (jint)cap));
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	JNIEnv *env = environment();

	if (env == NULL)
		return -1;
	return answer(env, (*env)->CallStaticIntMethod(env, upcalls, on_reports_id,
						       (jlong)(intptr_t)user,
						       (jlong)(intptr_t)reports, (jint)n,
						       (jlong)(intptr_t)view, (jlong)(intptr_t)out,
						       (jint)cap));
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	JNIEnv *env = environment();

	if (env == NULL)
		return -1;
	return answer(env, (*env)->CallStaticIntMethod(env, upcalls, on_timer_id,
						       (jlong)(intptr_t)user, (jlong)now, (jlong)id,
						       (jlong)(intptr_t)view, (jlong)(intptr_t)out,
						       (jint)cap));
}

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	JNIEnv *env = environment();
	jlong taken;

	if (env == NULL)
		return 0;
	taken = (*env)->CallStaticLongMethod(env, upcalls, send_n_id, (jlong)(intptr_t)user,
					     (jlong)(intptr_t)orders, (jint)n);
	return (*env)->ExceptionCheck(env) ? 0 : taken;
}

/* Bound when it is called first, so that a libhft without it can still be refused by its ABI. */
static hft_status journal_append(void *journal, const hft_input *input, const void *payload)
{
	return hft_journal_append(journal, input, payload);
}

/* The order is that of hft.internal.Memory's numbers. */
JNIEXPORT jlong JNICALL Java_hft_jni_JniCalls_callback(JNIEnv *env, jobject self, jint which)
{
	const intptr_t functions[] = { (intptr_t)on_events, (intptr_t)on_reports,
				       (intptr_t)on_timer, (intptr_t)send_n,
				       (intptr_t)journal_append };

	(void)env;
	(void)self;
	return (jlong)functions[which];
}

JNIEXPORT jlong JNICALL Java_hft_jni_JniCalls_address(JNIEnv *env, jobject self, jobject buffer)
{
	(void)self;
	return (jlong)(intptr_t)(*env)->GetDirectBufferAddress(env, buffer);
}

JNIEXPORT jobject JNICALL Java_hft_jni_JniCalls_buffer(JNIEnv *env, jobject self, jlong address,
						       jlong size)
{
	(void)self;
	return (*env)->NewDirectByteBuffer(env, (void *)(intptr_t)address, size);
}

JNIEXPORT jstring JNICALL Java_hft_jni_JniCalls_string(JNIEnv *env, jobject self, jlong address)
{
	(void)self;
	return address == 0 ? NULL : (*env)->NewStringUTF(env, (const char *)(intptr_t)address);
}
